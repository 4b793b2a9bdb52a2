# Asynchronous generators, their awaitables, aiter and anext.


class Step:
    def __init__(self, value=None):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine):
    """Drives to the end; what is awaited outside gets None."""
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


async def attempt_async(awaitable):
    try:
        return await awaitable
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


async def count(n):
    for i in range(n):
        await Step("tick")
        got = yield i
        if got is not None:
            yield ("got", got)


async def collect(iterable):
    return [x async for x in iterable]


print(run(collect(count(3))))
g = count(1)
print(type(g).__name__, g.__name__, g.__qualname__, g.ag_running, g.ag_await, repr(g).split(" at ")[0])
print(sorted(n for n in dir(g) if not n.startswith("__") and n not in ("ag_frame", "ag_code", "ag_suspended")))
g.__name__ = g.__qualname__ = "other"
print(g.__name__, g.__qualname__, attempt(setattr, g, "__name__", 1))
print(aiter(g) is g, g.__aiter__() is g, attempt(iter, g), attempt(next, g))


# --- asend

async def sending():
    g = count(3)
    out = [await g.asend(None), await g.asend("hello"), await g.__anext__(), await anext(g)]
    out.append(await attempt_async(anext(g)))
    out.append(await attempt_async(anext(g)))
    out.append(await attempt_async(g.asend(3)))
    out.append(await anext(g, "default"))
    out.append(await attempt_async(count(1).asend("early")))
    return out


for line in run(sending()):
    print(line)

# --- awaitables by hand

g = count(2)
a = g.asend(None)
print(type(a).__name__, a.__await__() is a, iter(a) is a)
print(a.send(None), g.ag_running, g.ag_await is not None)
print(attempt(a.send, None), g.ag_running)
print(attempt(a.send, None))
print(attempt(next, a), attempt(a.throw, ValueError), a.close())

g = count(2)
first, second, third = g.asend(None), g.asend(None), g.athrow(ValueError)
fourth = g.aclose()
first.send(None)
print(attempt(second.send, None), "|", attempt(second.send, None))
print(attempt(third.send, None), "|", attempt(third.send, None))
print(attempt(fourth.send, None), "|", attempt(fourth.send, None))
print(attempt(g.asend(None).throw, ValueError), "|", attempt(g.athrow(KeyError).throw, ValueError))
print(attempt(g.aclose().throw, ValueError))
print(attempt(first.send, None))

g = count(3)
a = g.asend(None)
print(attempt(a.throw, KeyError("before start")), attempt(a.send, None))
print(attempt(g.asend(None).send, None))

g = count(3)
a = g.asend(None)
a.send(None)
print(attempt(a.throw, KeyError("while awaiting")), g.ag_running)

g = count(3)
a = g.asend(None)
a.send(None)
print(a.close(), g.ag_running, attempt(g.asend(None).send, None))
print(count(1).asend(None).close(), count(1).aclose().close(), count(1).athrow(ValueError).close())


# --- athrow

async def catches():
    try:
        yield 1
    except ValueError as error:
        yield ("caught", error.args)
    finally:
        await Step("cleaning")
        print("cleaned")


async def throwing():
    g = catches()
    out = [await attempt_async(g.athrow(KeyError("not started"))), await attempt_async(anext(g))]
    g = catches()
    await anext(g)
    out.append(await g.athrow(ValueError("v")))
    out.append(await attempt_async(anext(g)))
    g = catches()
    await anext(g)
    out.append(await attempt_async(g.athrow(TypeError("t"))))
    out.append(await attempt_async(g.athrow(TypeError("again"))))
    g = catches()
    await anext(g)
    out.append(await attempt_async(g.athrow(ValueError, "two", None)))
    out.append(await attempt_async(g.athrow(5)))
    g = catches()
    await anext(g)
    out.append(await attempt_async(g.athrow(GeneratorExit)))
    g = catches()
    await anext(g)
    out.append(await attempt_async(g.athrow(StopAsyncIteration)))
    g = catches()
    await anext(g)
    out.append(await attempt_async(g.athrow(StopIteration)))
    return out


for line in run(throwing()):
    print(line)


# --- aclose

async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def awaits_in_close():
    try:
        yield 1
    finally:
        await Step("closing")
        print("closed slowly")


async def fails_in_close():
    try:
        yield 1
    finally:
        raise LookupError("in finally")


async def closing():
    out = []
    for make in (stubborn, awaits_in_close, fails_in_close, catches):
        g = make()
        await anext(g)
        out.append(await attempt_async(g.aclose()))
        out.append(await attempt_async(g.aclose()))
        out.append(await attempt_async(anext(g)))
    g = catches()
    out.append(await attempt_async(g.aclose()))
    out.append(await attempt_async(anext(g)))
    out.append(await attempt_async(g.athrow(ValueError)))
    return out


for line in run(closing()):
    print(line)

g = awaits_in_close()
attempt(g.asend(None).send, None)
c = g.aclose()
print(type(c).__name__, c.send(None), g.ag_running, attempt(c.send, None), attempt(c.send, None))
g = awaits_in_close()
attempt(g.asend(None).send, None)
c = g.aclose()
print(c.send(None), attempt(c.throw, ZeroDivisionError("interrupted")), g.ag_running)
g = count(1)
print(attempt(g.aclose().send, 5), attempt(g.aclose().send, None), attempt(g.aclose().send, None))


# --- StopIteration and StopAsyncIteration do not leave a generator

async def stops():
    yield 1
    raise StopIteration(5)


async def stops_async():
    yield 1
    raise StopAsyncIteration(6)


async def conversions():
    for make in (stops, stops_async):
        try:
            await collect(make())
        except RuntimeError as error:
            print(error, repr(error.__cause__), error.__suppress_context__)
    return None


run(conversions())


# --- delegation between generators, and what they await

async def chained(n):
    if n:
        async for x in chained(n - 1):
            yield x
    yield n


print(run(collect(chained(4))))


async def deep():
    total = 0
    async for x in chained(150):
        total += x
    return total


print(run(deep()))


async def holds(n):
    if n:
        async for x in holds(n - 1):
            yield x
    else:
        await Step("bottom")
        yield "end"


c = collect(holds(100))
print(c.send(None), attempt(c.throw, ValueError("through all")))
c = collect(holds(100))
print(c.send(None), c.close())
c = collect(holds(100))
print(c.send(None), attempt(c.send, None))


async def catching(inner):
    try:
        async for x in inner:
            yield x
    except ValueError as error:
        yield ("caught", str(error))


c = collect(catching(holds(3)))
c.send(None)
print(attempt(c.throw, ValueError("v")))

# --- aiter, anext

class Manual:
    def __init__(self, items):
        self.items = list(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Step()
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop(0)


class NotIterator:
    def __aiter__(self):
        return 5


class Bad:
    __aiter__ = None


async def functions():
    m = Manual("ab")
    out = [await anext(m), await anext(m), await anext(m, "none left"), await attempt_async(anext(m))]
    out.append(await collect(aiter(Manual([1, 2]))))
    return out


print(run(functions()))
for bad in (1, NotIterator(), [1], Bad()):
    print(attempt(aiter, bad), "|", attempt(anext, bad), "|", attempt(anext, bad, 0))
print(attempt(aiter), attempt(aiter, 1, 2), attempt(anext), attempt(anext, 1, 2, 3))

a = anext(Manual("xy"), "d")
print(type(a).__name__, a.send(None), attempt(a.send, None))
a = anext(Manual(""), "d")
print(next(a), attempt(next, a))
a = anext(count(0), "d")
print(attempt(a.send, None))
a = anext(count(1), "d")
print(a.send(None), attempt(a.throw, StopAsyncIteration), attempt(a.close))
a = anext(count(2), "d")
a.send(None)
print(a.close())
a = anext(Manual("q"), "d")
a.send(None)
print(attempt(a.throw, KeyError("k")))


class GivesNonsense:
    def __anext__(self):
        return 3


print(attempt(anext(GivesNonsense(), 1).send, None))

# --- annotations of generic classes
print(type(g)[int, str])
