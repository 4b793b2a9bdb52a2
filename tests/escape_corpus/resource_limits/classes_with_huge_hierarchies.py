# attack: a class chain thousands deep and a class with thousands of bases, used by super, isinstance and attribute lookup
# allowed: a chain of fifty
# expect: contained
# compat: contained
# options: --max-memory 128M --max-steps 100000000

leaks = []


def chain(depth):
    made = type("C", (), {"method": lambda self: "bottom"})
    for i in range(depth):
        made = type("C", (made,), {"method": lambda self, up=made: up.method(self)})
    return made


short = chain(50)
print(short().method(), isinstance(short(), short))
try:
    long = chain(1500)
    print(isinstance(long(), object))
    try:
        long().method()
        leaks.append("long call")
    except RecursionError:
        pass
    print(hasattr(long(), "nothing"), str(long())[:3] == "<__")
    long = None
except (RecursionError, MemoryError, TypeError):
    pass
try:
    bases = tuple(type(f"B{i}", (), {}) for i in range(2000))
    wide = type("Wide", bases, {})
    print(isinstance(wide(), bases[1999]), hasattr(wide(), "nothing"))
except (MemoryError, TypeError):
    pass
for attempt in (lambda: type("Twice", (short, short), {}), lambda: type("Order", (object, short), {})):
    try:
        leaks.append(attempt())
    except TypeError:
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
