"""Natives that take all items of a generator, next() and send(): through their quick ways and out of them."""

import sys


def show(name, function):
    try:
        print(name, repr(function()))
    except BaseException as error:
        print(name, type(error).__name__, error, type(error.__context__).__name__)


def count(n):
    for i in range(n):
        yield i


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + getattr(other, "value", other))

    __radd__ = __add__

    def __lt__(self, other):
        return self.value < other.value

    def __gt__(self, other):
        return self.value > other.value

    def __bool__(self):
        if self.value == 13:
            raise ArithmeticError("thirteen")
        return self.value % 2 == 1

    def __hash__(self):
        return self.value % 3

    def __eq__(self, other):
        return isinstance(other, Number) and self.value == other.value

    def __repr__(self):
        return f"N{self.value}"


# Plain items, again and again at one place, and through places seen once.
for n in (0, 1, 5, 40):
    for consumer in (list, tuple, set, sorted, sum, any, all, frozenset):
        print(n, consumer.__name__, consumer(count(n)), consumer(i % 7 for i in range(n)))
    for consumer in (min, max):
        show(n, lambda: consumer(count(n)))
        show(n, lambda: consumer(-i for i in range(n)))
        show(n, lambda: consumer((i for i in range(n)), default="none"))
        show(n, lambda: consumer((i for i in range(n)), key=lambda i: i % 5, default="none"))
    print(n, ",".join(str(i) for i in count(n)), sorted((i for i in count(n)), key=lambda i: -i % 4, reverse=True))
print(sum(i for i in range(10)), any(i > 3 for i in range(10)), all(i < 3 for i in range(10)))
print(list(i for i in "abc"), tuple(i for i in "abc"), sorted(set(i for i in "abca")), max(i for i in "abca"))

# Sums of each kind, and from one kind to the next.
print(sum(0.1 for _ in range(10)), sum(x for x in (1e100, 1.0, -1e100)), sum(x for x in (1, 0.1, 2, 0.2, True)))
print(sum(x for x in (1e308, 1e308, -1e308)), sum(x for x in (float("inf"), 1.0)), sum(-0.0 for _ in range(2)))
print(sum(2**47 - 1 for _ in range(5)), sum(2**70 + i for i in range(5)), sum(-2**47 for _ in range(3)))
print(sum(x for x in (1.5, 2, 3j, 0.1)), sum(x for x in (0.1, 2**60, 0.2)), sum((i for i in range(4)), 10))
print(sum(Number(i) for i in range(5)), sum(x for x in (1, Number(2), 0.5, 3)), sum((i for i in range(4)), start=0.5))
show("sum strs", lambda: sum(x for x in ("a", "b")))
show("sum start", lambda: sum((x for x in ("a", "b")), ""))
show("sum mixed", lambda: sum(x for x in (1, 2.5, "b")))
print(sum((x for x in ([1], [2, 3])), []), sum(True for _ in range(3)), sum(x for x in ()))

# The truth of anything.
for items in ((1, 2), (0, ""), ("", "x"), ([], [0]), (None, {}), ({1: 2}, ()), (Number(1), Number(3)), (Number(2), 0)):
    print(items, any(x for x in items), all(x for x in items))
show("truth raises", lambda: any(Number(x) for x in (2, 13, 1)))
show("all raises", lambda: all(Number(x) for x in (1, 13, 1)))

# The best of what is compared by guests, of strs, of a mixture.
print(min(Number(x) for x in (3, 1, 2)), max(Number(x) for x in (3, 1, 2)), max(x for x in ("b", "c", "a")))
print(max(x for x in (1, 2.5, True)), min(x for x in (2.5, 1, -0.5)), max(x for x in (2**80, 5, 2**81)))
show("max mixed", lambda: max(x for x in (1, "a")))
show("max of nothing", lambda: max(x for x in ()))

# Sets with keys of guests, which are hashed and compared while the generator waits.
print(sorted((repr(x) for x in set(Number(i % 5) for i in range(20)))), len(set((i, i % 2) for i in range(9))))
show("unhashable", lambda: set([i] for i in range(3)))
show("list", lambda: list(1 // (3 - i) for i in range(5)))


# What a generator does comes in the same order as what is done with its items.
class Loud:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name, end="; ")
        return 1

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other), end="; ")
        return self.name == other.name

    def __bool__(self):
        print("bool", self.name, end="; ")
        return False

    def __add__(self, other):
        print("add", self.name, end="; ")
        return self

    def __radd__(self, other):
        print("radd", self.name, end="; ")
        return self

    def __lt__(self, other):
        print("lt", self.name, end="; ")
        return True

    def __str__(self):
        return self.name


def loud(*names):
    try:
        for name in names:
            print("give", name, end="; ")
            yield Loud(name)
    finally:
        print("end", end="; ")


for consumer in (set, any, sum, min, list, tuple, sorted):
    result = consumer(loud("a", "b", "c"))
    print(consumer.__name__, len(result) if hasattr(result, "__len__") else str(result))


# A generator that is used by others while it is consumed.
class Thief:
    def __init__(self, log):
        self.log = log

    def __radd__(self, other):
        self.log.append(next(shared, "none left"))
        return other + 1

    def __bool__(self):
        self.log.append(next(shared, "none left"))
        return False


for consumer in (sum, any):
    for length in (1, 2, 5):
        log = []
        shared = (Thief(log) for _ in range(length))
        print(consumer.__name__, length, consumer(shared), [type(x).__name__ for x in log], list(shared))


class Closer:
    def __bool__(self):
        closing.close()
        return False

    def __gt__(self, other):
        closing.close()
        return True


closing = (Closer() for _ in range(5))
print("closed", any(closing), list(closing))
closing = (Closer() for _ in range(5))
print("closed", type(max(closing)).__name__, list(closing))


def itself(consumer):
    yield 1
    yield consumer(me)


for consumer in (sum, list, any, max, set, next):
    me = itself(consumer)
    show(consumer.__name__, lambda: list(me))


# A list that is extended by what looks at it, or changes it.
grown = [1, 2]
grown.extend(len(grown) for _ in range(4))
print(grown)
grown.extend(grown.pop() for _ in range(3))
print(grown)
grown = []
show("extend raises", lambda: grown.extend(3 // (2 - i) for i in range(5)))
print(grown)
show("join", lambda: "-".join(x for x in ("a", "b", 3)))
show("join of none", lambda: "-".join(x for x in ()))
show("join unbound", lambda: str.join("-", (x for x in "abc")))


class List(list):
    def append(self, item):
        super().append(("appended", item))


own = List(i for i in range(3))
own.extend(i for i in range(2))
print(own, type(own).__name__, List.extend(own, (i for i in "x")), own)


# Enough before the end: the generator can be gone on with.
rest = count(6)
print(any(i == 2 for i in rest), next(rest), all(i < 5 for i in rest), next(rest, "end"))
rest = count(6)
print(any(rest), all(rest), list(rest), sum(rest), list(rest), max(rest, default=7))


# Exceptions inside, handled inside, and on the way; the state of handling is kept.
def handling(n):
    for i in range(n):
        try:
            raise KeyError(i)
        except KeyError as error:
            yield sys.exc_info()[1].args[0]
    try:
        yield "last"
    finally:
        print("finally", sys.exc_info()[1], end="; ")


print(list(handling(3)), sys.exc_info()[1])
try:
    raise OSError("outer")
except OSError:
    print(list(handling(2)), repr(sys.exc_info()[1]), sum(x for x in (sys.exc_info() is not None, 1)))


def stops():
    yield 1
    raise StopIteration(5)


for consumer in (list, sum, any, max, sorted, "".join):
    show(getattr(consumer, "__name__", consumer), lambda: consumer(stops()))
show("outer", lambda: list(sum(1 // (2 - j) for j in range(i)) for i in range(5)))


# Generators that delegate.
def tree(n):
    if n:
        yield from tree(n - 1)
        got = yield n
        assert got is None
        yield from tree(n - 1)
        yield from (0.5, -n)
        return n


print(sum(tree(5)), len(list(tree(6))), max(tree(4)), any(x == -2 for x in tree(3)), sorted(set(tree(4))))


def failing(n):
    if not n:
        raise ValueError("below")
    yield n
    try:
        yield from failing(n - 1)
    except ValueError as error:
        yield str(error)
        if n % 2:
            raise


show("delegating", lambda: list(failing(4)))
show("delegating", lambda: tuple(failing(3)))
show("deep", lambda: sum(tree(7)))


def down(n):
    return 1 + sum(down(n - 1) for _ in range(1)) if n else 0


print(down(60))
show("too deep", lambda: down(100000) > 0)


# next() and send().
def echo():
    got = "start"
    while got != "stop":
        try:
            got = yield got
        except ValueError as error:
            got = f"caught {error}"
    return "done"


e = echo()
show("send too early", lambda: e.send(1))
for step in range(3):
    print(e.send(None) if step == 0 else next(e), e.send(step), e.send([step]))
print(e.throw(ValueError("thrown")), e.send("after"))
show("send end", lambda: e.send("stop"))
show("send ended", lambda: e.send(1))
show("next ended", lambda: next(e))
show("next default", lambda: next(e, "default"))


def returns():
    yield 1
    return 2


r = returns()
print(next(r), end=" ")
try:
    next(r)
except StopIteration as stop:
    print(stop.value)
r = returns()
for default in ("first", "second", "third"):
    print(next(r, default))
bound = echo().send
print(bound(None), bound(1), bound(2))
show("no generator", lambda: next(5))
show("no arguments", lambda: next())
show("three arguments", lambda: next(count(1), 2, 3))
show("send twice", lambda: echo().send(None, None))
r = (1 // x for x in (1, 0, 2))
print(next(r, "default"))
show("raises", lambda: next(r, "default"))
print(next(r, "default"))


class Iterator:
    def __init__(self):
        self.items = [3, 2, 1]

    def __next__(self):
        if not self.items:
            raise StopIteration("value")
        return self.items.pop()

    def __iter__(self):
        return self


# One place that meets iterators of every sort.
sorts = [count(2), Iterator(), iter([1]), echo(), iter(range(1)), (x for x in ()), iter({1: 2}), returns()]
for _ in range(4):
    print([next(it, None) for it in sorts])


def places(functions):
    for function in functions:
        try:
            yield function(i for i in (2, 3, 1))
        except TypeError as error:
            yield str(error)


print(list(places([sum, list, min, max, len, tuple, any, sorted, lambda g: list(g), all, "x".join, next])))


async def answer(n):
    return n


async def total(n):
    result = 0
    for i in range(n):
        result += await answer(i)
    return result


for n in (0, 3, 10):
    try:
        total(n).send(None)
    except StopIteration as stop:
        print("coroutine", stop.value)
coroutine = total(1)
show("coroutine", lambda: coroutine.send(5))
show("coroutine", lambda: coroutine.send(None))
show("coroutine", lambda: coroutine.send(None))


# Recursion inside items.
def nested(n):
    return [n, *(x for i in range(n) for x in nested(i))] if n else [0]


print(sum(nested(6)), len(list(x for x in nested(7))))


# Natives that are called as attributes.
class Holder:
    take = sum

    def __init__(self):
        self.sorted, self.next, self.any, self.list = sorted, next, any, list


holder = Holder()
for _ in range(3):
    print(holder.sorted(x for x in (2, 1)), holder.next(x for x in (3, 4)), holder.next((x for x in ()), "default"),
          holder.any(x for x in (0, 1)), holder.list(x for x in "ab"), holder.take(x for x in (1.5, 2)), holder.sorted({2}))
