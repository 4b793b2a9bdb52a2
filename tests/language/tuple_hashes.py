"""Tuples as keys: equal ones find the same entry, whatever was hashed before, and items may decide what their hash is."""


class Changing:
    def __init__(self, hashed):
        self.hashed = hashed

    def __hash__(self):
        return self.hashed

    def __eq__(self, other):
        return isinstance(other, Changing)


changing = Changing(1)
inside = (1, changing, "x")
print(hash(inside) == hash((1, Changing(1), "x")))
first = hash(inside)
table = {inside: "one"}
changing.hashed = 2
print(hash(inside) == first, hash((inside,)) == hash(((1, Changing(2), "x"),)))
changing.hashed = 1
print(hash(inside) == first, table[inside])

pairs = {}
for i in range(50):
    key = (i % 7, str(i % 3))
    for again in range(3):
        pairs[key] = pairs.get(key, 0) + 1
    assert (i % 7, str(i % 3)) in pairs and key in pairs
print(sorted(pairs.items()))
nested = {((1, 2), (3, (4.0, None, True))): "nested", (): "empty", (1.0, 2): "numbers", (-1, -2): "negative"}
print(nested[((1, 2), (3, (4, None, 1)))], nested[()], nested[(1, 2.0)], nested[(-1, -2)])
key = ((1, 2), (3, (4.0, None, True)))
print(key in nested, key in nested, hash(key) == hash(((1, 2), (3, (4, None, 1)))))
try:
    print(hash((1, [2])))
except TypeError as error:
    print(error)
unhashable = (1, [2])
for attempt in range(2):
    try:
        nested[unhashable]
    except TypeError as error:
        print(error)
seen = set()
walk = [(x * y % 5, y) for x in range(12) for y in range(4)]
for place in walk:
    seen.add(place)
    assert place in seen
print(len(seen), sum(place in seen for place in walk), frozenset(walk) == seen, len(seen | set(walk)))
