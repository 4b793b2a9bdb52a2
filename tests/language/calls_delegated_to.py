# Calls whose result is awaited, or delegated to, where they stand: values, suspension, errors, closing, limits.
import sys
import traceback


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def drive(coroutine, *sent):
    out = []
    try:
        out.append(coroutine.send(None))
        for value in sent:
            out.append(coroutine.send(value))
    except StopIteration as stop:
        out.append(("returned", stop.value))
    except Exception as error:
        out.append((type(error).__name__, str(error)))
    return out


async def plain(x):
    return x + 1


async def pausing(x):
    first = await Pause(x)
    second = await Pause(first)
    return first, second, x


async def failing(x):
    if x % 2:
        await Pause("before")
    raise ValueError(x)


class Owner:
    def __init__(self, base):
        self.base = base

    async def add(self, x, y):
        return self.base + x + y

    async def paused(self, x):
        return self.base, await Pause(x)

    async def __aenter__(self):
        await Pause("enter")
        return self

    async def __aexit__(self, kind, error, trace):
        await Pause("exit")
        return kind is ValueError


async def values():
    owner = Owner(10)
    bound = owner.add
    return [await plain(1), await owner.add(1, 2), await bound(3, 4), await Owner(5).add(1, 1),
            sum([await plain(i) for i in range(5)]), await plain(await plain(1)),
            await plain(1) + await owner.add(1, 1) * await plain(2)]


print(drive(values()))


async def suspended():
    owner = Owner(7)
    a = await pausing(1)
    b = await owner.paused(2)
    c = [await pausing(i) for i in range(2)]
    async with owner as entered:
        d = entered is owner
    async with owner:
        raise ValueError("swallowed")
    return a, b, c, d


print(drive(suspended(), *range(40, 60)))


# The result of the call is kept: it is no delegation of the call's.
async def kept():
    x = plain(1)
    first = await x
    try:
        await x
    except RuntimeError as error:
        print(error)
    if (y := plain(2)) and await y:
        y.close()
    return first


print(drive(kept()))


# Errors: before the first suspension, after it, inside a handler, through several.
async def middle(x):
    try:
        return await failing(x)
    finally:
        print("middle left", x)


async def caught(x):
    try:
        await middle(x)
    except ValueError as error:
        entries = traceback.extract_tb(error.__traceback__)
        print([(entry.name, entry.line) for entry in entries], error.__context__)
        try:
            await middle(x + 1)
        except ValueError as second:
            print(repr(second), repr(second.__context__))
            await Pause("handling")
            print(repr(sys.exception()))
            await pausing(3)
            print(repr(sys.exception()))
        print(repr(sys.exception()))
    return sys.exception()


print(drive(caught(0), 1, 2, 3, 4, 5))
print(drive(caught(1), 1, 2, 3, 4, 5))


async def stops():
    raise StopIteration("inside")


async def stopped():
    try:
        await stops()
    except RuntimeError as error:
        print(error, repr(error.__cause__))


print(drive(stopped()))


# What is called changes, and may not be a coroutine function at all.
def returns_pause(x):
    return Pause(x)


def returns_int(x):
    return x


async def with_default(x, y=5):
    return x + y


async def with_rest(*rest, **named):
    return rest, named


async def wrong(x):
    yield x


async def each(functions):
    out = []
    for function in functions:
        try:
            out.append(await function(1))
        except TypeError as error:
            out.append(str(error))
    return out


print(drive(each([plain, pausing, returns_pause, returns_int, with_default, with_rest, wrong, plain, len, Owner,
                  lambda x: plain(x + 50), Owner(3).paused]), "a", "b", "c", "d", "e"))


def closures():
    def make(n):
        async def inner(x):
            return n * x
        return inner
    return [make(n) for n in range(4)]


print(drive(each(closures())))


# yield from a call.
def counting(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got


def nothing(n):
    return n
    yield


def failing_late(n):
    yield n
    raise KeyError(n)


def delegating():
    a = yield from nothing(1)
    b = yield from counting(2)
    c = yield from nothing(3)
    try:
        yield from failing_late(4)
    except KeyError as error:
        d = error.args
    e = yield from (i for i in range(2))
    f = yield from [7, 8]
    return a, b, c, d, e, f


print(drive(delegating(), *"abcdefghij"))
print(list(delegating()))


def nested(depth):
    if depth:
        yield from nested(depth - 1)
    yield depth


print(list(nested(6)), sum(nested(30)), [x for x in nested(3) for y in nested(1)])


class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.value
        if self.right:
            yield from self.right.walk()


def tree(low, high):
    middle = (low + high) // 2
    return Tree(tree(low, middle), middle, tree(middle + 1, high)) if low < high else None


print(list(tree(0, 20).walk()), max(tree(0, 20).walk()))


# Thrown into and closed, before and after it has been suspended once.
def holding(name):
    try:
        got = yield name
        print(name, "got", got)
        got = yield name
        print(name, "got", got)
    except KeyError as error:
        print(name, "caught", error)
        yield "after"
    finally:
        print(name, "left")


def holder():
    try:
        yield from holding("outer")
        yield from holding("inner")
    except LookupError as error:
        print("holder caught", repr(error))
        yield "end"


for sent in (0, 1, 2, 3):
    generator = holder()
    seen = [next(generator)] + [generator.send(i) for i in range(sent)]
    print(seen, generator.throw(KeyError("thrown")))
    print(generator.throw(IndexError("second")))
    generator.close()
    generator = holder()
    seen = [next(generator)] + [generator.send(i) for i in range(sent)]
    generator.close()
    print("closed")


async def cleaning(name):
    try:
        await Pause(name)
        await Pause(name)
    finally:
        print(name, "cleaned")


async def outer_cleaning():
    try:
        await cleaning("first")
    except GeneratorExit:
        print("exit")
        raise
    await cleaning("second")


for turns in range(5):
    coroutine = outer_cleaning()
    out = []
    try:
        for turn in range(turns):
            out.append(coroutine.send(None))
    except StopIteration:
        out.append("stop")
    coroutine.close()
    print(turns, out)


# Chains that are resumed from elsewhere, and turns of several.
def turns(name, count):
    for i in range(count):
        yield name, i
    return name


def player(name, count):
    for round in range(2):
        outcome = yield from turns(name, count)
        yield outcome, round


players = [player(name, 2) for name in "xyz"]
print([next(p) for i in range(3) for p in players])
print([[next(p, None) for p in players] for i in range(4)])
chain = player("c", 3)
print(next(chain), list(zip(range(2), chain)), [x for x in chain])


# Too deep.
async def deep(n):
    return 0 if n == 0 else 1 + await deep(n - 1)


async def endless(n):
    return await endless(n + 1)


def endless_from(n):
    yield from endless_from(n + 1)


async def paused_deep(n):
    return await Pause("bottom") if n == 0 else await paused_deep(n - 1)


print(drive(deep(100)), drive(paused_deep(60), "up"))
for attempt in range(2):
    for bottomless in (endless(0), endless_from(0)):
        try:
            bottomless.send(None)
        except RecursionError as error:
            print("too deep")


# What it delegates to while it is suspended.
async def watched():
    await pausing(1)


coroutine = watched()
print(coroutine.cr_await)
coroutine.send(None)
inner = coroutine.cr_await
print(inner.__name__, inner.__qualname__, type(inner).__name__, inner.cr_running)
try:
    inner.send(1)
    print(drive(inner))
except StopIteration as stop:
    print(stop.value)
print(drive(coroutine, 5))
coroutine.close()


def asks():
    yield from asked()


def asked():
    try:
        next(generator)
    except ValueError as error:
        print(error)
    yield generator.gi_yieldfrom is None
    yield 2


generator = asks()
print(next(generator), generator.gi_yieldfrom.__name__, next(generator), next(generator, "end"))
