# attack: fill memory to the last byte with small objects, catch MemoryError, keep everything, and go on calling natives
# allowed: catching MemoryError and letting go
# expect: contained
# options: --max-memory 64M

kept = [None] * 1_000_000
try:
    for i in range(len(kept)):
        kept[i] = [i, i, i, i]
except MemoryError:
    pass
failures = 0
for action in (lambda: str(10 ** 50), lambda: [1, 2, 3], lambda: {"a": 1}, lambda: "a" + "b" * 10, lambda: sorted([3, 1]), lambda: f"{1}{2}", lambda: (lambda: 1)(), lambda: {}["k"], lambda: 1 / 0, lambda: int("x"), lambda: print("full")):
    for _ in range(100):
        try:
            action()
        except (MemoryError, KeyError, ZeroDivisionError, ValueError):
            failures += 1
kept.clear()
print(failures >= 300, len([0] * 100_000))
print("CONTAINED")
