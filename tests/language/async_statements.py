# async for, async with, asynchronous comprehensions and generator expressions.


class Step:
    def __init__(self, value=None):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return describe(error)


def describe(error):
    chain = []
    while error is not None:
        chain.append(f"{type(error).__name__}: {error}")
        error = error.__cause__ or error.__context__
    return " <- ".join(chain)


async def numbers(n):
    for i in range(n):
        await Step()
        yield i


async def double(x):
    await Step()
    return x * 2


# --- async for

async def loops():
    out = []
    async for x in numbers(5):
        if x == 1:
            continue
        if x == 4:
            break
        out.append(x)
    else:
        out.append("not reached")
    async for x in numbers(2):
        pass
    else:
        out.append(("else", x))
    async for a, (b, *c) in pairs():
        out.append((a, b, c))
    async for out[0] in numbers(3):
        pass
    async for x in numbers(3):
        async for y in numbers(x):
            if y:
                break
            out.append((x, y))
        else:
            continue
        out.append("broke")
    return out


async def pairs():
    yield 1, (2, 3, 4)
    yield "a", "bcd"


print(run(loops()))


async def returns():
    async for x in numbers(10):
        try:
            if x == 3:
                return x
        finally:
            await Step()
            print("leaving", x)


print(run(returns()))


class Countdown:
    def __init__(self, n, result=StopAsyncIteration):
        self.n = n
        self.result = result

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise self.result
        return self.n


async def over(iterable):
    out = []
    async for x in iterable:
        out.append(x)
    return out


print(run(over(Countdown(3))), run(over(Countdown(1, KeyError("stop")))), run(over(Countdown(1, StopIteration))))


class Answers:
    """An object whose protocol methods give what they are told to."""

    def __init__(self, iterator=None, following=None):
        self.iterator, self.following = iterator, following

    def __aiter__(self):
        if isinstance(self.iterator, BaseException):
            raise self.iterator
        return self if self.iterator is None else self.iterator

    def __anext__(self):
        if isinstance(self.following, BaseException):
            raise self.following
        return self.following


class AwaitableResult:
    async def __aiter__(self):
        return self


class NoNext:
    def __aiter__(self):
        return self


class BadAwait:
    def __await__(self):
        raise ZeroDivisionError("in __await__")


for bad in (5, [1], Answers(3), Answers(ValueError("aiter")), Answers(following=7), Answers(following=None), NoNext(),
            Answers(following=ValueError("anext")), Answers(following=StopAsyncIteration()), Answers(following=BadAwait()),
            Answers(following=StopIteration("si"))):
    print(run(over(bad)))


async def mixed():
    for x in numbers(3):
        pass


print(run(mixed()))


async def raising_body():
    try:
        async for x in numbers(3):
            raise StopAsyncIteration("from the body")
    except StopAsyncIteration as error:
        return f"body's own: {error}"


print(run(raising_body()))


# --- async with

class Manager:
    def __init__(self, name, swallow=False, log=None):
        self.name, self.swallow, self.log = name, swallow, log if log is not None else []

    async def __aenter__(self):
        await Step()
        print("enter", self.name)
        return self.name.upper()

    async def __aexit__(self, kind, error, traceback):
        await Step()
        print("exit", self.name, kind and kind.__name__, error, traceback is not None)
        return self.swallow


async def managers():
    async with Manager("a") as first, Manager("b", True) as second:
        print(first, second)
        raise ValueError("swallowed by b")
    async with Manager("c"):
        pass
    async with (
        Manager("d") as d,
        Manager("e") as (e, *_),
    ):
        print(d, e)
    for i in range(3):
        async with Manager(f"loop{i}"):
            if i == 0:
                continue
            break
    async with Manager("ret"):
        return "returned"


print(run(managers()))


async def fails():
    async with Manager("f"):
        async with Manager("g"):
            raise KeyError("through")


print(run(fails()))


class FailingExit(Manager):
    async def __aexit__(self, *details):
        raise OSError("in exit")


class FailingEnter(Manager):
    async def __aenter__(self):
        raise OSError("in enter")


async def fails_in_exit():
    async with FailingExit("h"):
        raise KeyError("first")


async def fails_in_enter():
    async with Manager("i"), FailingEnter("j"):
        print("not reached")


print(run(fails_in_exit()))
print(run(fails_in_enter()))


class Synchronous:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass


class OnlyEnter:
    async def __aenter__(self):
        pass


class OnlyExit:
    async def __aexit__(self, *details):
        pass


class PlainEnter:
    def __aenter__(self):
        return 5

    async def __aexit__(self, *details):
        print("never")


class PlainExit:
    async def __aenter__(self):
        return 5

    def __aexit__(self, *details):
        return True


class BadEnter(PlainEnter):
    def __aenter__(self):
        return BadAwait()


async def using(manager, error=None):
    async with manager as got:
        if error:
            raise error
        return got


for bad in (5, Synchronous(), OnlyEnter(), OnlyExit(), PlainEnter(), PlainExit(), BadEnter()):
    print(run(using(bad)))
print(run(using(PlainExit(), ValueError("body"))))


async def synchronous_with():
    with Manager("x"):
        pass


print(run(synchronous_with()))


async def truth():
    class Truthless:
        def __bool__(self):
            raise ArithmeticError("no truth")

    class Odd(Manager):
        async def __aexit__(self, *details):
            return Truthless()

    async with Odd("k"):
        print("no exception, no truth asked")
    async with Odd("l"):
        raise ValueError("asked")


print(run(truth()))


async def generator_with():
    async with Manager("m") as m:
        yield m
        yield m * 2


print(run(over(generator_with())))


# --- comprehensions

async def comprehensions():
    out = [
        [x async for x in numbers(4)],
        {x % 2 async for x in numbers(4)},
        {x: x * x async for x in numbers(3)},
        [x async for x in numbers(6) if x % 2 if x > 1],
        [(x, y) async for x in numbers(3) for y in range(x)],
        [(x, y) for x in range(3) async for y in numbers(x)],
        [(x, y) async for x in numbers(2) async for y in numbers(2)],
        [await double(x) for x in range(3)],
        [await double(x) async for x in numbers(3) if await double(x)],
        {await double(k): await double(v) for k, v in {1: 2, 3: 4}.items()},
        {await double(x) for x in (1, 2, 1)},
        [x for x in await double([1, 2])],
        [[y async for y in numbers(x)] async for x in numbers(3)],
        [[await double(y) for y in range(x)] for x in range(3)],
        sum([x async for x in numbers(5)]),
    ]
    x = "kept"
    out.append(([x async for x in numbers(2)], x))
    functions = [lambda: x async for x in numbers(3)]
    out.append([f() for f in functions])
    out.append([last := x async for x in numbers(3)] + [last])
    return out


for line in run(comprehensions()):
    print(line)


async def generator_expressions():
    a = (x * 2 async for x in numbers(3))
    b = (await double(x) for x in range(3))
    c = ([y async for y in numbers(x)] for x in range(3))
    d = ((x, y) for x in range(2) async for y in numbers(2))
    e = (x for x in [1, 2, 3] if await double(x) > 2)
    f = (x for x in await double([5]))
    out = [type(each).__name__ for each in (a, b, c, d, e, f)]
    for each in (a, b, c, d, e):
        out.append([x async for x in each])
    out.append(list(f))
    return out


for line in run(generator_expressions()):
    print(line)


def outside():
    return (x async for x in numbers(3)), (await double(x) for x in range(2)), ([x async for x in numbers(y)] for y in (1, 2))


for each in outside():
    print(type(each).__name__, each.__name__, each.__qualname__, run(over(each)))
print(run(over(await double(x) for x in [1, 2, 3])), run(over(x async for x in numbers(2))))


async def bad_comprehensions(which):
    if which == 0:
        return [x async for x in [1, 2]]
    if which == 1:
        return [x for x in numbers(2)]
    if which == 2:
        return (x async for x in [1, 2])
    if which == 3:
        return list(x async for x in numbers(2))
    return [x async for x in Countdown(2, LookupError("late"))]


for which in range(5):
    print(run(bad_comprehensions(which)))


# --- all of it together, suspended at every point

async def everything():
    async with Manager("outer") as name:
        async for x in (y async for y in numbers(2)):
            async with Manager(name + str(x)):
                try:
                    yield [await double(z) async for z in numbers(x + 1)]
                finally:
                    await Step()


print(run(over(everything())))


def steps(coroutine):
    count = 0
    try:
        while True:
            coroutine.send(None)
            count += 1
    except StopIteration:
        return count


total = steps(over(everything()))
print(total)
for stop in range(total):
    c = over(everything())
    for _ in range(stop + 1):
        c.send(None)
    try:
        c.throw(KeyError(stop))
        while True:
            c.send(None)
    except KeyError as error:
        print(stop, "left by", error)
    except StopIteration:
        print(stop, "ended")


async def over_display():
    async for x in [1, 2]:
        pass


print(run(over_display()))
