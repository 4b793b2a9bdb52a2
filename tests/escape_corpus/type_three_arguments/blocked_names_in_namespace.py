# attack: type() with a namespace that carries blocked names as data
# allowed: type() with methods
# expect: contained
# compat: allowed

made = type("Made", (), {"__mro__": 1, "__dict__": 2, "__bases__": 3, "__globals__": 4, "plain": 5, "method": lambda self: 6})

leaks = []
for attempt in (
    lambda: made.__mro__,
    lambda: made.__dict__,
    lambda: made().__dict__,
    lambda: made.__bases__,
    lambda: made().__globals__,
    lambda: made.__subclasses__(),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(made.plain, made().method())
print("LEAK" if leaks else "CONTAINED", *leaks)
