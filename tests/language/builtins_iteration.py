# enumerate, zip, map, filter, reversed, iter, next, all, any, sum, min, max, sorted: results, laziness, errors.


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, text_of(error))


print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), dict(enumerate("xy")), list(enumerate([], 3)), next(enumerate(iter("q"))), list(enumerate(["a"], 10 ** 20)))
fails(enumerate)
fails(enumerate, 5)
fails(enumerate, "a", "b")
fails(enumerate, "a", 1, 2)
print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", (1, 2), {3: 0, 4: 0})), list(zip(*[(1, "a"), (2, "b")])), list(zip(range(3), range(3), strict=True)), dict(zip("ab", range(9))))
fails(lambda: list(zip("ab", "a", strict=True)))
fails(lambda: list(zip("a", "ab", strict=True)))
fails(lambda: list(zip("a", "b", "", strict=True)))
fails(lambda: list(zip("", "", "c", strict=True)))
fails(zip, 5)
fails(zip, "a", 5)
fails(lambda: zip("a", bad=1))
left = iter([1, 2, 3])
print(list(zip(left, "a")), list(left))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, "ab", "ba", "cc")), list(map(None.__class__, [])), sum(map(int, "123")), list(map(str.upper, "ab")), list(map(len, ["a", ()])))
fails(map)
fails(map, str)
fails(lambda: list(map(5, [1])))
fails(map, str, 5)
fails(lambda: list(map(lambda a: a, [1], [2])))
print(list(filter(None, [0, 1, "", "a", None, [], [0]])), list(filter(lambda v: v % 2, range(6))), list(filter(str.isdigit, "a1b2")), list(filter(bool, [])))
fails(filter, None)
fails(filter, None, 5)
fails(lambda: list(filter(5, [1])))
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), "".join(reversed("abc")), list(reversed([])))
fails(reversed, {1, 2})
fails(reversed, 5)
fails(reversed, (v for v in ()))
fails(reversed)
it = iter([1, 2])
print(next(it), next(it), next(it, None), next(it, "x"), iter(it) is it, list(it))
fails(next, it)
fails(next, 5)
fails(next)
fails(iter, 5)
fails(iter)
fails(iter, 5, 6)
fails(iter, [], 1)
numbers = iter([3, 1, 4, 0, 5])
print(list(iter(lambda: next(numbers), 0)), list(numbers), list(iter("ab")), list(iter(iter({"k": 1}))))
counter = [0]


def tick():
    counter[0] += 1
    return counter[0]


print(list(iter(tick, 5)), list(iter(tick, 8)))


def stops():
    raise StopIteration


print(list(iter(stops, 1)))
print(all([]), any([]), all([1, 2]), all([1, 0]), any([0, ""]), any([0, 5]), all(v < 3 for v in range(3)), any("abc"), all({}), any({0: 1}), all(iter([1])))
fails(all, 5)
fails(any, None)
fails(any, [1], [2])
log = []


def note(value):
    log.append(value)
    return value


print(any(note(v) for v in [0, 1, 2]), all(note(v) for v in [1, 0, 2]), log, list(map(note, [])), log)
print(sum([1, 2, 3]), sum([]), sum([], 5), sum([[1], [2]], []), sum((0.5, 1)), sum([True, True]), sum(range(101)), sum([2 ** 62, 2 ** 62, 2 ** 62]), sum(iter([1.5, 2])), sum([1, 2], start=10), sum({1: 0, 2: 0}), sum([1j, 1]), sum([(1,), (2,)], ()))
fails(sum, 5)
fails(sum, ["a", "b"])
fails(sum, ["a"], "")
fails(sum, [b"a"], b"")
fails(sum, [1, "a"])
fails(sum, [[1]])
fails(sum)
fails(sum, [], [], [])
print(min(3, 1, 2), max(3, 1, 2), min([3, 1]), max("abc"), min("b", "a"), max([], default=0), min((), default=None), max([1, 2], [1, 3]), max("aa", "b", key=len), min([3, -4], key=abs), max([(1, "a"), (1, "b")], key=lambda p: p[0]), min({"k": 1, "a": 2}), max(1, 2.0, True), max(iter([1, 5])), min([1, 1.0]), max([1, 1.0, True]), max(range(5), key=lambda v: -v), max("b", "a", key=None))
fails(min)
fails(max, 5)
fails(min, [])
fails(max, ())
fails(max, 1, 2, default=3)
fails(min, [1, "a"])
fails(max, [1], key=5)
fails(min, 1, 2, wrong=3)
fails(max, None)
fails(max, [], key=len)
print(sorted([3, 1, 2]), sorted("bca"), sorted({"b": 1, "a": 2}), sorted([]), sorted((v for v in [2, 1]), reverse=True), sorted(["b", "A"], key=str.lower), sorted([1, True, 0.5, False]), sorted([[2], [1, 5], []]), sorted(range(5), key=lambda v: v % 3))
fails(sorted)
fails(sorted, 5)
fails(sorted, [1, "a"])
fails(sorted, [1], key=5)
fails(sorted, [], lambda v: v)
fails(sorted, [1j, 2j])
fails(sorted, [None, 1])
fails(sorted, [{}, {}])
lazy = map(note, [1, 2, 3])
log.clear()
print(log, next(lazy), log, next(zip(lazy, lazy)), log)
e, z, m, f = enumerate([1]), zip([1]), map(str, [1]), filter(None, [1])
print([iter(v) is v for v in (e, z, m, f)], [type(v).__name__ for v in (e, z, m, f)])
shared = iter(range(6))
print(list(zip(shared, shared)), list(zip(*[iter("abcdef")] * 3)))
exhausted = iter([1])
list(exhausted)
grow = [1, 2]
it = iter(grow)
next(it), next(it)
print(next(it, "end"))
grow.append(3)
print(next(it, "stays at the end"), list(exhausted))


class Broken:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise ValueError("third")
        return self.n


for function in (list, tuple, set, sum, max, sorted, "".join, lambda b: [*b], lambda b: list(zip(b, b)), lambda b: list(map(str, b)), all, lambda b: 9 in b, lambda b: dict.fromkeys(b), lambda b: list(enumerate(b)), bytes):
    fails(function, Broken())
