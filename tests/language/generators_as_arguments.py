# Generators made for the call of a function that reads them: what reads them changes, fails, stops early, is no native.
import gc
import sys


def tell(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error, "|", repr(error.__context__), repr(error.__cause__))


def own(items):
    return ["own", *items]


class Reader:
    def __init__(self, items):
        self.items = list(items)

    def __repr__(self):
        return f"Reader({self.items})"


class Listed(list):
    pass


def numbers(n, fail_at=None):
    for i in range(n):
        if i == fail_at:
            raise ValueError(i)
        yield i
    return "result"


def guarded(n, log):
    try:
        for i in range(n):
            yield i
    finally:
        log.append("left")


def n_of(reader):
    return 1 if reader in (set, frozenset) else 3


readers = [any, all, sum, min, max, list, tuple, set, frozenset, sorted, own, Reader, Listed, dict, enumerate, type, len,
           iter, next, str.join, "-".join, bool, bytes, any, own, any, list]
for reader in readers:
    if reader not in (enumerate, iter, type):
        tell(lambda: reader(n * 2 for n in range(3)))
        tell(lambda: reader(numbers(4)))
        tell(lambda: reader(str(n) for n in range(n_of(reader))))
        tell(lambda: reader((n, n) for n in range(0)))
        tell(lambda: reader(1 // (2 - n) for n in range(4)))
        tell(lambda: reader(numbers(5, fail_at=2)))
    else:
        print(type(reader(n for n in range(2))).__name__)


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        if self.value is None:
            raise KeyError("truth")
        return self.value

    def __add__(self, other):
        return Truth(self.value) if other is not None else NotImplemented

    __radd__ = __add__

    def __lt__(self, other):
        return self.value < other.value

    def __gt__(self, other):
        return self.value > other.value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == other.value

    def __repr__(self):
        return f"Truth({self.value})"


for values in ((False, True, False), (True, True), (), (False, None, True), (True, None), (None,)):
    for reader in (any, all, sum, min, max, list, tuple, sorted, any):
        tell(lambda: reader(Truth(value) for value in values))
    tell(lambda: len(set(Truth(value) for value in values)))

# What is true without asking, of every sort, and where reading stops.
for value in (0, 1, 0.0, 2.5, "", "x", (), (0,), [], [0], {}, {1: 2}, set(), {0}, None, b"", b"x", 10**30, 1j, object):
    seen = []
    print(any(seen.append(n) or (value if n else False) for n in range(3)), seen,
          all(seen.append(n) or (value if n else True) for n in range(3)), seen)

log = []
print(any(guarded(5, log)), any(n > 2 for n in guarded(5, log)), all(guarded(5, log)), sum(guarded(3, log)))
gc.collect()
print(sorted(log))


def nested(depth):
    return any(nested(depth - 1) for _ in range(2)) if depth else False


def sums(depth):
    return sum(sums(depth - 1) + k for k in range(3)) if depth else 1


print(nested(5), sums(5), sum(sum(j for j in range(i)) for i in range(6)), list(list(j for j in range(i)) for i in range(4)))
print(max(min(x * y for x in range(1, 4)) for y in range(2, 5)), sorted(tuple(i for i in range(n)) for n in (3, 1, 2)))


def from_inner():
    return list(outer())


def outer():
    yield "a"
    got = yield from numbers(2)
    yield got
    yield from (n * n for n in range(3))


print(from_inner(), sorted(str(x) for x in outer()), sum(x for x in numbers(10) if x % 2))


# An exception that is being handled, inside and outside.
def handling():
    try:
        raise KeyError("outer")
    except KeyError:
        first = [repr(sys.exception()) for _ in range(1)]
        second = list(repr(sys.exception()) for _ in range(2))
        tell(lambda: sum(1 // n for n in (1, 0)))
        return first, second, any(inner_handling())


def inner_handling():
    try:
        raise ValueError("inner")
    except ValueError:
        yield sys.exception() is None
        yield isinstance(sys.exception(), ValueError)
    yield False


print(handling())


# StopIteration inside, and recursion without end.
tell(lambda: list(next(iter(())) for _ in range(2)))
tell(lambda: sum(next(it) for it in [iter([1]), iter([])]))


def endless(n):
    return sum(endless(n + 1) for _ in range(1))


for turn in range(2):
    try:
        endless(0)
    except RecursionError:
        print("too deep")


# The function that makes the generator is not the same each time, nor what it makes.
def plain(n):
    return [n] * 3


class Method:
    def __init__(self, base):
        self.base = base

    def each(self, n):
        for i in range(n):
            yield self.base + i


async def pausing(n):
    yield n


async def coroutine(n):
    return n


for make in (numbers, plain, Method(10).each, lambda n: (i for i in range(n)), range, numbers, guarded, pausing, numbers):
    tell(lambda: list(make(3)) if make is not guarded else list(make(3, [])))
tell(lambda: sum(x async for x in pausing(1)))
made = coroutine(1)
tell(lambda: list(made))
made.close()


# A list that is changed by the generator that fills another; names that are no locals.
total = 0


def adding(n):
    global total
    for i in range(n):
        total += i
        yield total


print(list(adding(4)), total, tuple(adding(2)), max(adding(3)))
growing = [1]
print(list(growing.append(x + 1) or x for x in growing if len(growing) < 6), growing)
kept = numbers(4)
print(next(kept), list(kept), list(kept), sum(numbers(3)), sum(kept))
sum = own
print(sum(n for n in range(3)))
del sum
print(sum(n for n in range(3)))
