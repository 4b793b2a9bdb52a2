# attack: classes with two hundred slots, deep chains that each add one, and slots deleted from the class under live instances
# allowed: a class with a hundred slots
# expect: contained
# compat: contained
# options: --max-memory 128M

leaks = []
try:
    type("Huge", (), {"__slots__": tuple(f"s{i}" for i in range(100_000))})
except (TypeError, MemoryError):
    pass
wide = type("Wide", (), {"__slots__": tuple(f"s{i}" for i in range(200))})
thing = wide()
for i in range(200):
    setattr(thing, f"s{i}", i)
if [getattr(thing, f"s{i}") for i in range(200)] != list(range(200)):
    leaks.append("mixed up")
made = object
for i in range(200):
    made = type("Chain", (made,), {"__slots__": (f"s{i}",)})
deep = made()
for i in range(200):
    setattr(deep, f"s{i}", i)
if [getattr(deep, f"s{i}") for i in range(200)] != list(range(200)):
    leaks.append("chain mixed up")


class Small:
    __slots__ = ("a", "b")


small = Small()
small.a, small.b = 1, 2
kept = Small.a
del Small.a
for attempt in (lambda: small.a, lambda: setattr(small, "a", 5)):
    try:
        attempt()
        leaks.append("deleted slot")
    except AttributeError:
        pass
print(kept.__get__(small), small.b)
Small.a = kept
print(small.a)
print("LEAK" if leaks else "CONTAINED", *leaks)
