# Sorting: stability, keys, reverse, cmp_to_key, guest comparisons, failures half way, mutation while sorting.

from functools import cmp_to_key
from operator import attrgetter, itemgetter

words = "the quick brown fox jumps over the lazy dog again and again".split()
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, reverse=True), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: w[-1]))
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=itemgetter(0)), sorted(pairs, key=itemgetter(0), reverse=True), sorted(pairs, key=lambda p: -p[0]))
records = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(sorted(records), key=itemgetter(1), reverse=True), sorted(records, key=itemgetter(1, 0)), sorted(records, key=cmp_to_key(lambda a, b: (a[1] < b[1]) - (a[1] > b[1]) or (a > b) - (a < b))))


def lcg(n, seed=1):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2 ** 31
        out.append(seed >> 12)
    return out


for n in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 100, 1000, 5000):
    data = lcg(n)
    ordered = sorted(data)
    assert all(a <= b for a, b in zip(ordered, ordered[1:])) and sorted(ordered) == ordered
    assert sorted(data, reverse=True) == ordered[::-1] or len(set(data)) < n
    assert sorted(ordered[::-1]) == ordered
    tagged = sorted(((v % 10, i) for i, v in enumerate(data)), key=itemgetter(0))
    assert all(a[0] < b[0] or (a[0] == b[0] and a[1] < b[1]) for a, b in zip(tagged, tagged[1:]))
    tagged = sorted(((v % 10, i) for i, v in enumerate(data)), key=itemgetter(0), reverse=True)
    assert all(a[0] > b[0] or (a[0] == b[0] and a[1] < b[1]) for a, b in zip(tagged, tagged[1:]))
    organ = list(range(n // 2)) + list(range(n // 2, 0, -1)) + [5] * 10
    assert sorted(organ) == sorted(organ[::-1])
    texts = sorted(map(str, data))
    assert texts == sorted(texts, key=lambda s: s)
    floats = sorted(v / 7 for v in data)
    assert floats == sorted(floats, key=lambda f: f)
    print(n, sum(ordered[:3]), ordered[-1:] , texts[:1])
print(sorted([3, 1.5, True, -2, 2 ** 70, -2.5e10, False, 10 ** 15]), sorted(["é", "z", "a", "É", "日", "😀", ""]), sorted([(1, "a"), (1,), (0, "z")]), sorted([[2, 1], [2], [1, 9]]), sorted([b"b", b"a", b""]))


class Item:
    compared = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Item.compared += 1
        return self.value < other.value

    def __repr__(self):
        return f"I{self.value}"


items = [Item(v) for v in (5, 2, 8, 1)]
print(sorted(items), min(items), max(items, key=attrgetter("value")), sorted(items, reverse=True), Item.compared > 0)
already = [Item(v) for v in range(100)]
Item.compared = 0
already.sort()
print("comparisons of a sorted list", Item.compared)
Item.compared = 0
already.sort(reverse=True)
print("comparisons reversed", Item.compared)
fewest = [Item(v) for v in lcg(64)]
Item.compared = 0
fewest.sort()
print(Item.compared <= 64 * 6)


class Gt:
    def __init__(self, v):
        self.v = v

    def __gt__(self, other):
        return self.v > other.v

    def __repr__(self):
        return str(self.v)


print(sorted([Gt(3), Gt(1), Gt(2)]))


class Liar:
    def __lt__(self, other):
        return True


print(len(sorted([Liar() for _ in range(200)])))


class Fails:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        if self.v == 3 or other.v == 3:
            raise ValueError("cannot compare 3")
        return self.v < other.v

    def __repr__(self):
        return f"F{self.v}"


broken = [Fails(v) for v in (5, 4, 3, 2, 1)]
try:
    broken.sort()
except ValueError as error:
    print(error, len(broken), sorted(f.v for f in broken))
for bad in ([1, "a"], [None, None], [{}, {}], [1, None], ["a", 5, 2.5], [object(), 1] , [(1, "a"), (1, 2)], [[1], (1,)]):
    try:
        bad.sort()
        print("sorted")
    except TypeError as error:
        print(error, len(bad))
bad_key = [3, 0, 2]
try:
    bad_key.sort(key=lambda v: 1 // v)
except ZeroDivisionError as error:
    print(error, bad_key)


class Mutator:
    target = None

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Mutator.target.append("sneaked")
        return self.v < other.v


Mutator.target = [Mutator(v) for v in (3, 1, 2)]
try:
    Mutator.target.sort()
except ValueError as error:
    print(error, len(Mutator.target))
target = [3, 1, 2]
seen = []
target.sort(key=lambda v: seen.append(len(target)) or v)
print(target, seen)


def returns_odd(value):
    class R:
        def __init__(self, v):
            self.v = v

        def __lt__(self, other):
            return value
    return R


print(len(sorted([returns_odd([])(1), returns_odd([])(2)])), len(sorted([returns_odd("yes")(v) for v in range(3)])))
try:
    sorted([returns_odd(NotImplemented)(1), returns_odd(NotImplemented)(2)])
except TypeError as error:
    print(error)
nan = float("nan")
print(len(sorted([nan, 1, nan, 0])), sorted([1, 2, 3], key=lambda v: nan), sorted([True, False, True], key=bool), sorted("banana"), sorted({3: 0, 1: 0}, reverse=True))
calls = []
sorted([3, 1, 2], key=lambda v: calls.append(v) or v)
print(calls, sorted([1, 2, 3], key=lambda v: 0), sorted(range(10), key=lambda v: (v % 2, -v)), [*map(str, sorted(map(int, "3 1 2".split())))])
numbers = lcg(50, 9)
numbers.sort(key=lambda v: v % 7)
print([v % 7 for v in numbers] == sorted(v % 7 for v in numbers), numbers.sort(), numbers == sorted(numbers))
