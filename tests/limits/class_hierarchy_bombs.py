# attack: classes with thousands of bases, chains of thousands of classes, and huge namespaces and slots
# allowed: ten of each
# expect: contained
# options: --max-memory 128M --timeout 60

made = 0
for action in (lambda: type("Wide", tuple(type(f"B{i}", (), {}) for i in range(1000)), {}), lambda: type("Big", (), {f"a{i}": i for i in range(50_000)}), lambda: type("Slots", (), {"__slots__": [f"s{i}" for i in range(50_000)]})()):
    try:
        action()
        made += 1
    except (MemoryError, TypeError, RecursionError, OverflowError):
        pass
kind = object
try:
    for i in range(3000):
        kind = type(f"C{i}", (kind,), {f"m{i}": i})
    print(kind().m0)
except (MemoryError, TypeError, RecursionError):
    print("refused")
print(made >= 0)
print("CONTAINED")
