"""Loops that unpack pairs at once, and reductions of whole sequences: the quick ways and each way out of them."""


def report(name, function, *arguments):
    try:
        print(name, function(*arguments))
    except Exception as error:
        print(name, type(error).__name__, error)


# enumerate: over what there is, from where it is told
def numbered(items, *start):
    return [(number, item) for number, item in enumerate(items, *start)]


for items in ([1, 2], (3, 4), "ab", "äb", b"xy", bytearray(b"z"), range(2), {5: 6}, {7}, iter([8, 9]), (n for n in (1, 2))):
    report("numbered", numbered, items)
report("from", numbered, [1, 2], 10)
report("below zero", numbered, "abc", -2)
report("at the limit", numbered, [1, 2, 3], 2**47 - 2)
report("beyond", numbered, [1, 2], 2**70)
report("true", numbered, [1], True)


def keeps_targets():
    number, item = "number", "item"
    for number, item in enumerate([]):
        pass
    left, right = "left", "right"
    for left, right in zip([1, 2], []):
        pass
    key, held = "key", "held"
    for key, held in {}.items():
        pass
    return number, item, left, right, key, held


report("targets", keeps_targets)


def changing(make):
    items = [1, 2, 3]
    seen = []
    for number, item in make(items):
        seen.append((number, item))
        if len(items) < 6 and item < 10:
            items.append(item + 10)
        elif item == 11:
            items.clear()
    items.extend([4, 5, 6, 7, 8, 9])
    return seen


report("grows and shrinks", changing, enumerate)
report("grows in a zip", changing, lambda items: zip(items, items))


def after_the_end():
    items = [1]
    numbers = enumerate(items)
    pairs = zip(items, items)
    first = [pair for number, pair in numbers], [b for a, b in pairs]
    items.append(2)
    return first, [(a, b) for a, b in numbers], [(a, b) for a, b in pairs]


report("ended stays ended", after_the_end)


def consumed(left, right):
    left, right = iter(left), iter(right)
    pairs = [(a, b) for a, b in zip(left, right)]
    return pairs, list(left), list(right)


report("shorter first", consumed, [1], [2, 3])
report("shorter second", consumed, [1, 2, 3, 4], (5,))
report("strs", consumed, "abc", "de")
report("ranges", consumed, range(3), range(5, 7))
report("generators", consumed, (n for n in range(3)), [1, 2])


def one_iterator():
    once = iter([1, 2, 3, 4, 5])
    return [(a, b) for a, b in zip(once, once)]


report("of one iterator", one_iterator)


def strict(*iterables):
    return [(a, b) for a, b in zip(*iterables, strict=True)]


report("strict", strict, [1, 2], (3, 4))
report("strict", strict, [1, 2], [3])
report("strict", strict, [1], [2, 3])
report("three", lambda: [(a, b) for a, b in zip([1], [2], [3])])
report("one", lambda: [(a, b) for a, b in zip([1])])
report("triples", lambda: [(a, b, c) for a, b, c in zip([1], (2,), "3")])
report("not pairs", lambda: [(a, b) for a, b in enumerate])
report("inner", lambda: [(i, a, b) for i, (a, b) in enumerate(zip([1, 2], "ab"))])
report("starred", lambda: [(a, b) for a, *b in zip([1, 2], "ab")])
report("chained", lambda: [(a, b) for a, b in [pair for pair in zip("ab", "cd")]])


class Numbered(enumerate):
    pass


class Odd(zip):
    def __next__(self):
        return "pq"


report("subclass", numbered, Numbered("ab"))
report("subclass of enumerate", lambda: [(a, b) for a, b in Numbered("ab")])


def of_odd():
    for a, b in Odd([1], [2]):
        return a, b


report("subclass of zip", of_odd)


class Failing:
    def __init__(self, good):
        self.good = good

    def __iter__(self):
        return self

    def __next__(self):
        if self.good == 0:
            raise ValueError("no more")
        self.good -= 1
        return self.good


def until_failure(make):
    seen = []
    try:
        for a, b in make(Failing(2)):
            seen.append((a, b))
    except ValueError as error:
        seen.append(str(error))
    return seen


report("fails in enumerate", until_failure, enumerate)
report("fails in zip", until_failure, lambda items: zip([1, 2, 3, 4], items))


# items of dicts
def entries(table, change=None):
    seen = []
    for key, item in table.items():
        seen.append((key, item))
        if change:
            change(table, key)
    return seen


report("items", entries, {1: 2, "a": "b"})
report("with gaps", lambda: entries((lambda table: (table.pop(2), table)[1])({1: 1, 2: 2, 3: 3})))
report("replaced", entries, {1: 1, 2: 2}, lambda table, key: table.update({2: key}))
report("added", entries, {1: 1}, lambda table, key: table.update({key + 1: 0}))
report("removed", entries, {1: 1, 2: 2}, lambda table, key: table.pop(key))
report("reversed", lambda: [(a, b) for a, b in reversed({1: 2, 3: 4}.items())])
report("keys as pairs", lambda: [(a, b) for a, b in {"ab": 1, "cd": 2}])
report("values as pairs", lambda: [(a, b) for a, b in {1: "ab", 2: [3, 4]}.values()])
report("whole", lambda: [pair for pair in {1: 2}.items()])
report("in three", lambda: [(a, b, c) for a, b, c in {1: 2}.items()])


class Table(dict):
    def items(self):
        return [(9, 9)]


report("subclass of dict", entries, Table(a=1))


# sum, min and max of whole sequences
for items in ([], [1, 2], (1.5, 2), [1, 2.5, 3], [0.1] * 10, [1, 2**60, 2**62, 2**63], [2**46] * 5, [True, 2], [1, True, 2.0, 3],
              [1.0, 2j], [1, "a"], ["a"], b"abc", bytearray(b"\xff\xff"), range(5), {1, 2}, {3: 4}, [float("inf"), -float("inf")],
              [1e308, 1e308, -1e308], [2**47 - 1, 1.0, 2**47 - 1], [10**20, 1], [1, 10**20, 1], [1.5, 10**20], [[1], [2]]):
    report(f"sum {items!r}", sum, items)
    report(f"max {items!r}", max, items)
    report(f"min {items!r}", min, items)
report("start", sum, [1, 2], 10)
report("start", sum, [1, 2], 0.5)
report("start", sum, b"ab", 0.5)
report("start", sum, [[1], [2]], [])
report("start", sum, [], "")
report("start", sum, [1], "")
report("start", sum, b"a", b"")
report("start", sum, ((1,), (2,)), ())
report("sums", lambda: sum(map(sum, [[1, 2], (3,), range(4)])))
nan = float("nan")
report("nan first", lambda: max([nan, 1.0]) is nan and min([nan, 1.0]) is nan)
report("nan later", max, [1.0, nan, 2.0])
report("first of equals", lambda: (max([1, True, 1.0]), min([1.0, 1, True])))
report("mixed", max, [1, 2.5, 2])
report("unordered", max, [1, "a", 2])
report("key", max, [1, -5, 3], )
report("key", lambda: max([1, -5, 3], key=abs))
report("default", lambda: (max([], default=3), min((), default=None)))
report("of several", max, 1, 2.5, True)


class Number:
    def __init__(self, n, items=None):
        self.n, self.items = n, items

    def __radd__(self, other):
        if self.items is not None:
            self.items.append(100)
            self.items[0] = 1000
        return other + self.n

    def __lt__(self, other):
        if self.items:
            self.items.clear()
        return True

    __gt__ = __lt__


def summing_what_changes():
    items = [1, 2]
    items += [Number(5, items), 3]
    return sum(items), len(items)


def extreme_of_what_changes(function):
    items = [1, 2]
    items += [Number(5, items), 3, 4]
    found = function(items)
    return getattr(found, "n", found), len(items)


report("adds", summing_what_changes)
report("clears", extreme_of_what_changes, max)
report("clears", extreme_of_what_changes, min)
