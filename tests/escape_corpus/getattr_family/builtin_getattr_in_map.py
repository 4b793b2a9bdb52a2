# attack: hand getattr to a native that calls it many times
# allowed: the same with ordinary names
# expect: contained
# compat: allowed

class Guest:
    a = 1
    b = 2


leaks = []
for attempt in (lambda: list(map(getattr, [Guest] * 2, ["__mro__", "__dict__"])), lambda: [*map(lambda n: getattr(len, n), ["__self__"])],
                lambda: sorted(["__mro__", "__bases__"], key=lambda n: len(getattr(Guest, n))), lambda: max(["__dict__"], key=Guest.__getattribute__)):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(list(map(getattr, [Guest] * 2, "ab")))
print("LEAK" if leaks else "CONTAINED", *leaks)
