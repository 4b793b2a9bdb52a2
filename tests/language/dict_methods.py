# dict: construction, order, methods, views, merging, errors.


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, text_of(error))


d = {"b": 1, "a": 2}
print(d, dict(), dict(x=1, y=2), dict([("k", 1), ("l", 2)]), dict({"m": 1}, n=2), dict(zip("ab", [1, 2])), dict([["p", "q"], "rs"]), {**d, "c": 3, **{"a": 9}}, {1: "i", "1": "s", (1,): "t", None: "n", True: "b"})
d["c"] = 3
d["b"] = 10
print(d, list(d), len(d), d["a"], "a" in d, "z" in d, d.get("z"), d.get("z", 0), d.get("a", 0))
del d["b"]
d["b"] = 11
print(d, d.pop("a"), d.pop("zz", "default"), d, d.setdefault("n", []), d.setdefault("n", 5), d)
d["n"].append(1)
print(d.popitem(), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3)])
d.update()
d.update(zip("pq", (1, 2)))
print(d, d.copy() == d, d.copy() is d, dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys("ab", []))
fails(lambda: d["missing"])
fails(lambda: d[(1, 2)])
fails(lambda: d[[]])
fails(d.pop, "missing")
fails({}.popitem)
fails(d.update, 5)
fails(d.update, [1])
fails(d.update, [(1, 2, 3)])
fails(d.update, ["abc"])
fails(dict, 5)
fails(dict, [1])
fails(dict, {}, {})
fails(d.get)
fails(d.get, [])
fails(d.setdefault, [], 1)
fails(lambda: d < d)
fails(lambda: d + d)
fails(lambda: hash(d))
fails(lambda: {d: 1})
fails(lambda: {[]: 1})
fails(lambda: {{}: 1})
fails(lambda: d.missing)
fails(lambda: d | [1])
fails(lambda: dict.fromkeys(5))
fails(lambda: {**5})
fails(lambda: {**[1]})


def drop(key):
    del d[key]


fails(drop, "nope")
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a, a == {"y": 2, "x": 1}, a != b, {} == {}, {1: [1]} == {1: [1.0]}, list(reversed(a)), {"x": {"y": {}}})
a |= b
a |= [("w", 0)]
print(a)
k, v, i = a.keys(), a.values(), a.items()
print(k, v, i, len(k), "x" in k, 3 in v, ("x", 1) in i, ("x", 2) in i, list(i), list(reversed(k)), list(reversed(v)), list(reversed(i)))
a["new"] = 5
print(len(k), sorted(k & {"x", "q", "new"}), sorted(k | ["q"]), sorted(k - {"x"}), sorted(k ^ {"x", "q"}), k == {"x", "y", "z", "w", "new"}, k >= {"x"}, k < set("xyz"), k.isdisjoint(["q"]), sorted(i & {("x", 1), ("y", 9)}), v == v, a.values() == a.values(), a.keys() == a.keys(), k.mapping["x"])
fails(lambda: k[0])
fails(lambda: k & 5)
fails(lambda: v & v)
fails(lambda: hash(k))
r = {}
r["self"] = r
r["list"] = [r]
print(r, r["self"] is r)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 3):
    del big[i]
for i in range(0, 100, 3):
    big[i] = -i
print(len(big), list(big)[:5], list(big)[-5:], sum(big.values()), 999 in big, 998 in big)
for action in ("add", "remove"):
    e = {1: 1, 2: 2, 3: 3}
    try:
        for key in e:
            if action == "add":
                e[key + 10] = 0
            else:
                del e[key]
    except RuntimeError as error:
        print(action, error)
e = {1: 1, 2: 2}
for key in e:
    e[key] = key * 5
for key, value in list(e.items()):
    del e[key]
print(e, e.clear(), e)
print({"a": 1}.__contains__("a"), {"a": 1}.__getitem__("a"), {"a": 1}.__len__(), {"a": 1}.__eq__(5), {"a": 1}.__or__({"b": 2}), {"a": 1}.__or__(5), dict.get({"a": 1}, "a"))
print(max({"a": 3, "b": 1}), sorted({"b": 1, "a": 2}.items(), key=lambda p: p[1]), min(a, key=a.get), {v: k for k, v in {"x": 1}.items()}, dict(sorted({"b": 1, "a": 2}.items())), *{"k1": 1, "k2": 2})
print({0: "a", 0.0: "b", False: "c"}, {"é": 1, "\n": 2, b"x": 3, 1.5: 4, frozenset([1]): 5, range(2): 6, ...: 7, int: 8})
items = iter({"q": 1, "r": 2}.items())
print(next(items), next(items), next(items, "done"))


class Keys:
    def keys(self):
        return ["k", "j"]

    def __getitem__(self, key):
        return key * 2


print(dict(Keys()), {**Keys()}, dict(Keys(), z=1))
