# Coroutine objects: sending, throwing, closing, awaiting, and the errors of misuse.


class Step:
    """Awaitable that hands `value` to whoever drives, and gives back what is sent."""

    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def drive(coroutine, *sends):
    """What it yields for each value sent, then how it ends."""
    seen = []
    try:
        for sent in (None, *sends):
            seen.append(coroutine.send(sent))
    except BaseException as error:
        seen.append((type(error).__name__, error.args))
    return seen


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


# --- values

async def nothing():
    pass


async def constant():
    return 42


async def echo():
    first = await Step("one")
    second = await Step("two")
    return [first, second]


async def raises():
    await Step("before")
    raise LookupError("inside")


print(drive(nothing()), drive(constant()))
print(drive(echo(), "a", "b"))
print(drive(raises(), None))
print(type(nothing).__name__)
c = nothing()
print(type(c).__name__, c.__name__, c.__qualname__, hasattr(c, "__iter__"), hasattr(c, "__next__"))
print(sorted(n for n in dir(c) if not n.startswith("__") and n not in ("cr_frame", "cr_code")))
c.close()

# --- states

async def states():
    print("inside", me.cr_running, me.cr_suspended)
    await Step(1)


me = states()
print(me.cr_running, me.cr_suspended, me.cr_await, me.cr_origin)
me.send(None)
print(me.cr_running, me.cr_suspended, type(me.cr_await).__name__)
print(attempt(me.send, None))
print(me.cr_running, me.cr_suspended, me.cr_await)
print(attempt(me.send, None))
print(attempt(me.throw, ValueError("late")))
print(me.close())

c = constant()
print(attempt(c.send, 5))
print(drive(c))


async def sends_itself():
    return attempt(own.send, None)


own = sends_itself()
print(drive(own))


async def closes_itself():
    return attempt(own.close), attempt(own.throw, ValueError)


own = closes_itself()
print(drive(own))

# --- names

c = constant()
c.__name__, c.__qualname__ = "renamed", "Outer.renamed"
print(c.__name__, c.__qualname__, repr(c).split(" at ")[0])
for name in ("__name__", "__qualname__"):
    print(attempt(setattr, c, name, 5), "|", attempt(delattr, c, name))
print(attempt(setattr, c, "cr_running", 1))
c.close()

# --- throw and close

async def guarded():
    try:
        await Step("waiting")
    except ValueError as error:
        await Step(("caught", error.args))
        return "recovered"
    finally:
        print("finally")


c = guarded()
c.send(None)
print(c.throw(ValueError("x")))
print(attempt(c.send, None))

c = guarded()
c.send(None)
print(c.close(), attempt(c.send, None))

c = guarded()
print(attempt(c.throw, KeyError("early")), attempt(c.send, None))

c = guarded()
print(c.close(), attempt(c.send, None), c.close())

c = guarded()
c.send(None)
print(attempt(c.throw, ValueError), attempt(c.throw, TypeError("second")))


async def stubborn():
    try:
        await Step(1)
    except GeneratorExit:
        await Step(2)


c = stubborn()
c.send(None)
print(attempt(c.close))


async def ends_with_value():
    try:
        await Step(1)
    except GeneratorExit:
        return "given up"


c = ends_with_value()
c.send(None)
print(c.close())

c = guarded()
print(attempt(c.throw), "|", attempt(c.throw, 1), "|", attempt(c.throw, int))
print(attempt(c.throw, ValueError("a"), "b"), "|", attempt(c.throw, ValueError, "b", "c"))
c.close()

# --- awaiting coroutines

async def outer(inner):
    try:
        return await inner
    except BaseException as error:
        print("outer sees", type(error).__name__, error.args)
        raise


c = outer(echo())
print(c.send(None), c.cr_await.__name__, c.cr_await.cr_await is not None)
print(c.send("x"), attempt(c.send, "y"))

c = outer(guarded())
c.send(None)
print(c.throw(ValueError("through")), attempt(c.send, 0))

c = outer(raises())
c.send(None)
print(attempt(c.send, None))

inner = guarded()
c = outer(inner)
c.send(None)
print(c.close(), inner.cr_suspended, attempt(inner.send, None))

inner = constant()
print(drive(outer(inner)), drive(outer(inner)))

inner = echo()
first, second = outer(inner), outer(inner)
first.send(None)
print(attempt(second.send, None))
first.close()

# --- __await__ of a coroutine

wrapper = echo().__await__()
print(type(wrapper).__name__, iter(wrapper) is wrapper, next(wrapper), wrapper.send("p"), attempt(wrapper.send, "q"))
wrapper = guarded().__await__()
next(wrapper)
print(wrapper.throw(ValueError(1)), wrapper.close())
wrapper = constant().__await__()
print(attempt(next, wrapper), list(nothing().__await__()))


class Delegating:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        return self.coroutine.__await__()


c = outer(Delegating(echo()))
print(drive(c, 1, 2))
c = outer(Delegating(guarded()))
c.send(None)
print(c.throw(ValueError("w")), attempt(c.send, None))


# --- what cannot be awaited

class NoIterator:
    def __await__(self):
        return 7


class GivesCoroutine:
    def __await__(self):
        return constant()


class Fails:
    def __await__(self):
        raise OSError("cannot")


class Empty:
    def __await__(self):
        return iter([])


class Plain:
    pass


class NoneAwait:
    __await__ = None


def generator():
    yield 1


for bad in (1, "x", None, Plain(), generator(), NoIterator(), GivesCoroutine(), Fails(), constant, NoneAwait()):
    print(drive(outer(bad)))
print(drive(outer(Empty())))
print(attempt(iter, c), attempt(list, c), attempt(next, c))

# --- yield from needs a coroutine's permission

def plain_generator():
    yield from nothing()


print(attempt(next, plain_generator()))

# --- StopIteration does not leave a coroutine

async def stops():
    raise StopIteration("value")


async def stops_async():
    raise StopAsyncIteration


try:
    stops().send(None)
except RuntimeError as error:
    print(error, repr(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)
print(drive(stops_async()))


# --- iterators that are awaited: guest classes with __next__, send, throw, close

class Iterator:
    def __init__(self):
        self.log = []

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        self.log.append("next")
        return "item"

    def send(self, value):
        self.log.append(("send", value))
        if value == "end":
            raise StopIteration("result")
        return value

    def throw(self, error):
        self.log.append(("throw", type(error).__name__))
        if isinstance(error, KeyError):
            raise StopIteration("from throw")
        return "thrown"

    def close(self):
        self.log.append("close")


i = Iterator()
c = outer(i)
print(c.send(None), c.send(None), c.send(5), c.throw(ValueError), attempt(c.send, "end"), i.log)
i = Iterator()
c = outer(i)
c.send(None)
print(attempt(c.throw, KeyError), i.log)
print(attempt(c.throw, KeyError()), i.log)
i = Iterator()
c = outer(i)
c.send(None)
print(c.close(), i.log)


class Ends:
    def __await__(self):
        return self

    def __next__(self):
        raise StopIteration({"answer": 1})


print(drive(outer(Ends())))

# --- positions of await

async def add(a, b):
    return a + b


async def everywhere(x=1, *rest, key=None):
    total = await add(x, 1) + await add(2, await add(3, 4)) * 2
    pair = await add(1, 2), await add(3, 4)
    called = await add(*[await add(1, 1), await add(2, 2)])
    text = f"{await add('a', 'b')!r:>6} {(await add(1, 2)):03}"
    mapping = {await add(1, 0): await add(2, 0), **{5: 6}}
    chosen = await add(1, 1) if await add(0, 0) else -await add(5, 5)
    both = await add(1, 0) and await add(0, 0) or await add(7, 7)
    compared = await add(1, 0) < await add(1, 1) < await add(1, 2)
    indexed = [10, 20, 30][await add(0, 1)]
    assert await add(1, 1) == 2, await add("never", "")
    del mapping[await add(0, 1)]
    total += await add(100, 100)
    (walrus := await add(8, 8))
    return total, pair, called, text, mapping, chosen, both, compared, indexed, walrus, rest, key


print(drive(everywhere(5, 6, key=7)))


# --- methods, closures, nested functions

class Thing:
    scale = 3

    async def method(self, x):
        return self.scale * await self.helper(x)

    @staticmethod
    async def helper(x):
        return x + 1

    @classmethod
    async def made(cls):
        return cls.__name__, await cls.helper(1)

    async def with_super(self):
        return super().__repr__().startswith("<")


print(drive(Thing().method(4)), drive(Thing.made()), drive(Thing().with_super()))


def closure():
    count = 0

    async def bump():
        nonlocal count
        count += 1
        await Step(count)
        return count

    return bump


bump = closure()
print(drive(bump(), None), drive(bump(), None))
lambda_result = (lambda: constant())()
print(drive(lambda_result))

# --- deep chains hold no C stack

async def deep(n):
    if n:
        return 1 + await deep(n - 1)
    await Step("bottom")
    return 0


c = deep(600)
print(c.send(None), attempt(c.send, None))
c = deep(600)
c.send(None)
print(attempt(c.throw, ValueError("from below")))
c = deep(600)
c.send(None)
print(c.close())
print(attempt(deep(3000).send, None).startswith("RecursionError"))

# --- the exception being handled is each coroutine's own

async def handles():
    try:
        raise KeyError("mine")
    except KeyError:
        await Step("inside handler")
        raise ValueError("new")


c = handles()
c.send(None)
try:
    raise TypeError("driver's")
except TypeError:
    try:
        c.send(None)
    except ValueError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
