# attack: use id() of freed objects and of built-in ones to learn where the host keeps its memory
# allowed: id() as the key of a table
# expect: contained
# compat: contained

leaks = []
ids = []
for number in range(2000):
    value = [number] * (number % 50)
    ids.append(id(value))
for value in ("", (), len, print, int, type, object, ValueError, print.__class__, "x" * 10000, bytes(100000), 10 ** 100):
    ids.append(id(value))
for found in ids:
    if not 0 < found < 2 ** 40:
        leaks.append("id beyond the cage")
        break
kept = [object() for _ in range(100)]
assert len({id(value) for value in kept}) == 100
for value in (object(), object, len, lambda: 0, (x for x in ()), ValueError, NotImplemented):
    if not -2 ** 62 < hash(value) < 2 ** 62:
        leaks.append("hash")
    if hash(value) != hash(value):
        leaks.append("hash changes")
table = {id(value): value for value in kept}
assert table[id(kept[5])] is kept[5]
print("LEAK" if leaks else "CONTAINED", *leaks)
