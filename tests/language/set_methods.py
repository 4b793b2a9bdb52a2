# set and frozenset: operations, comparison, in-place forms, errors. Printed sorted.


def show(*sets):
    print(*[sorted(s) if isinstance(s, (set, frozenset)) else s for s in sets])


def fails(action, *arguments):
    try:
        result = action(*arguments)
        print("no error:", sorted(result) if isinstance(result, (set, frozenset)) else result)
    except Exception as error:
        print(type(error).__name__, error)


a, b = {1, 2, 3, 4}, {3, 4, 5}
show(a | b, a & b, a - b, b - a, a ^ b, a.union([9], "x" and [8]), a.intersection(b, [4]), a.difference([1], [2]), a.symmetric_difference([1, 7]), a.union(), a.intersection())
show(set(), set("hello"), set([1, 1, 2]), frozenset("ab"), {*a, *b}, set({"k": 1}), set(range(3)), {1, 1.0, True})
print(a < b, {3, 4} < b, b <= b, b < b, a >= {1}, a > {1}, a == {4, 3, 2, 1}, a != b, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint(b), a.isdisjoint([9]), set() <= a, {1} == frozenset([1]), frozenset([1]) == {1}, {1} == [1], {1} == {1: 2}.keys())
print(3 in a, 9 in a, [] == a, len(a), bool(set()), repr(set()), repr(frozenset()), repr({1}), repr(frozenset({1})), repr({"a"}), {frozenset({1}): "x"}[frozenset([1.0])])
c = set()
c.add(1)
c.add(1)
c.update([2, 3], (4,), "5")
c.remove(2)
c.discard(99)
c.discard("5")
show(c, c.copy(), c.copy() is c)
c |= {10, 11}
c &= {1, 10, 11, 12}
c -= {11}
c ^= {1, 5}
show(c)
alias = c
c |= {77}
print(alias is c, 77 in alias)
f = frozenset([1])
g = f
f |= {2}
print(f is g, sorted(f), sorted(g), type(f | {5}).__name__, type({5} | f).__name__, type(f & f).__name__, frozenset(f) is f, f.copy() is f)
c.intersection_update([10, 5, 6])
c.difference_update([10])
c.symmetric_difference_update([5, 6, 8])
show(c)
c.clear()
print(c, {5}.pop())
fails(set().pop)
fails(a.remove, 99)
fails(a.remove, [1])
fails(a.add, [1])
fails(a.add, {1})
fails(a.discard, {})
fails(lambda: [] in a)
fails(lambda: {1} in {frozenset([1])})
fails(lambda: {1} in a)
fails(lambda: a | [1])
fails(lambda: a & (1,))
fails(lambda: a - "x")
fails(lambda: a + b)
fails(lambda: a < [1])
fails(lambda: a[0])
fails(lambda: hash(a))
fails(lambda: {a})
fails(lambda: {[1]})
fails(lambda: a.update(5))
fails(lambda: a.union(5))
fails(lambda: a.intersection([[]]))
fails(lambda: set(5))
fails(lambda: set([1], [2]))
fails(lambda: frozenset([[]]))
fails(lambda: frozenset([1]).add(2))
fails(lambda: a.missing)
fails(lambda: a * 2)
ordered = {"only"}
print(ordered, frozenset(["x"]), [{1}], {None}, {(1, 2)}, str({1.5}))
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(frozenset()) == hash(frozenset([])), {frozenset([1, 2]), frozenset([2, 1])} == {frozenset([1, 2])})
for action in ("add", "remove"):
    s = {1, 2, 3}
    try:
        for v in s:
            s.add(v + 100) if action == "add" else s.remove(v)
    except RuntimeError as error:
        print(action, error)
big = {i * 7 % 1009 for i in range(2000)}
print(len(big), sum(big), min(big), max(big), 500 in big, 1009 in big)
for i in range(0, 1009, 2):
    big.discard(i)
print(len(big), sum(big))
big |= set(range(0, 100, 2))
print(len(big & set(range(50))), len(big - set(range(500))), len(big ^ set(range(1009))))
print(sorted({x % 5 for x in range(20)}), sorted({c for c in "hello" if c not in "l"}), len({(x, y) for x in range(3) for y in range(3) if x != y}))
print(set.union({1}, {2}) == {1, 2}, {1}.__contains__(1), {1}.__or__([1]), {1}.__eq__([1]), {1, 2}.__len__(), set.__name__, isinstance(frozenset(), set))


class Tags(set):
    def add(self, item):
        super().add(item.lower())


t = Tags(["X"])
t.add("ABC")
print(sorted(t), type(t).__name__, type(t | {"q"}).__name__, t == {"X", "abc"}, repr(Tags()), repr(Tags(["z"])), isinstance(t, set), "abc" in t)
