# Order of insertion through every change; views as live windows; set operations on views; equality.

d = {}
for c in "zebra":
    d[c] = len(d)
print(d)
d["b"] = "again"
del d["z"]
d["z"] = "last"
print(d, list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)))
d.update(q=1, e=2)
print(d, d.pop("e"), d.popitem(), d)
d |= {"b": 0, "n": 1}
print(d, d | {"z": 9}, {"z": 9} | d)
print({**d, "first": 1, **{"b": 5}}, dict(d, z=0), dict([("b", 1), ("a", 2), ("b", 3)]), dict.fromkeys("hello"))
print(d.setdefault("b", 7), d.setdefault("new", 7), d)
keys, values, items = d.keys(), d.values(), d.items()
d["live"] = True
print(len(keys), "live" in keys, True in values, ("live", True) in items, ("live", 1) in items, ("live", 0) in items, "x" in items, (1,) in items)
d.clear()
print(list(keys), list(values), list(items), keys, values, items)
a, b = {"x": 1, "y": 2, "z": 3}, {"y": 2, "z": 4, "w": 5}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()), sorted(a.items() & b.items()), sorted(a.items() - b.items()), sorted(a.items() | b.items())[:2], sorted(a.items() ^ b.items()))
print(a.keys() == {"x", "y", "z"}, a.keys() <= set("xyzw"), a.keys() < set("xyz"), a.keys() > {"x"}, a.keys() >= a.keys(), a.keys() != b.keys(), a.keys().isdisjoint("pq"), a.keys().isdisjoint(b), a.items() == dict(a).items(), a.values() == a.values(), a.items() >= {("x", 1)})
print(type(a.keys() & b.keys()).__name__, sorted(a.keys() & "xyq"), sorted({"q", "x"} & a.keys()), sorted({"q"} | a.keys()), sorted({"x", "q"} - a.keys()))
print(a == {"z": 3, "x": 1, "y": 2}, a == b, {1: 1.0} == {True: 1}, {} == {}, {"a": {}} == {"a": {}}, a != b)
print(max(a), min(a, key=a.get), sorted(a, key=a.get, reverse=True), sum(a.values()), list(map(lambda p: p[0] * p[1], a.items())), [k for k, v in a.items() if v > 1], dict(zip(a.values(), a)), {v: k for k, v in a.items()}, all(a), any({0: 1}), len(a), bool({}))
it = iter(a.items())
print(next(it), next(it), list(it), list(zip(a, a.values())), list(enumerate(a)), *a, [*a.values()], {*a} == set(a), tuple(a.items()))
big = {}
for i in range(2000):
    big[i * 7919 % 2003] = i
for i in range(0, 2000, 2):
    big.pop(i * 7919 % 2003)
for i in range(0, 2000, 4):
    big[f"s{i}"] = i
print(len(big), list(big)[:6], list(big)[-3:], sum(v for v in big.values()), list(big.items())[999:1002])
order = []
for i in range(20):
    big[-i] = i
    if i % 3 == 0:
        del big[-i]
    order = list(big)[-3:]
print(order, list(big)[-8:])
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = nested["a"]["b"].pop("c") + 1
print(nested, nested["a"].copy() is nested["a"], nested.copy()["a"] is nested["a"])
mixed = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none", True: "true", b"1": "bytes", frozenset([1]): "fs", ...: "dots", int: "type", len: "function", range(1): "range"}
print(len(mixed), mixed[1], mixed[True], mixed[1.0], mixed["1"], mixed[(1,)], mixed[frozenset({1})], mixed[None], mixed[int], mixed[range(0, 1)], 2 in mixed, "2" in mixed)
grouped = {}
for word in "the quick brown fox jumps over the lazy dog".split():
    grouped.setdefault(len(word), []).append(word)
print(grouped, {k: grouped[k] for k in sorted(grouped)})
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, sorted(counts.items(), key=lambda p: (-p[1], p[0])), max(counts, key=counts.get))
inverted = {}
for k, v in counts.items():
    inverted.setdefault(v, []).append(k)
print(inverted, sorted(inverted), {k: v for v, ks in inverted.items() for k in ks} == counts)
print(repr(d), str({"k": [1]}), f"{ {'a': 1} }", "%s" % {"a": 1}, [{}], ({},), {"it's": "q\"'"}, {1.0: 1}, {"": ""})
