# types.coroutine, and the classes of coroutines among the abstract ones.
import collections.abc
import types


@types.coroutine
def step(value):
    got = yield value
    return got


async def simple():
    return [await step(1), await step(2)]


c = simple()
print(c.send(None), c.send("a"))
try:
    c.send("b")
except StopIteration as stop:
    print(stop.value)
print(type(step(1)).__name__, step.__name__)


@types.coroutine
def delegates():
    return (yield from simple())


async def outer():
    return await delegates()


c = outer()
print(c.send(None), c.send(3))
try:
    c.send(4)
except StopIteration as stop:
    print(stop.value)


def plain():
    yield from simple()


try:
    next(plain())
except TypeError as error:
    print(error)


async def awaits_plain():
    await plain()


try:
    awaits_plain().send(None)
except TypeError as error:
    print(error)
print(types.coroutine(simple) is simple, types.coroutine(step) is step)
try:
    types.coroutine(5)
except TypeError as error:
    print(error)


class Awaitable:
    def __await__(self):
        yield "own"


wrapped = types.coroutine(lambda: Awaitable())


async def uses():
    await wrapped()


print(uses().send(None))


async def generator():
    yield 1


for thing in (simple(), step(1), generator(), Awaitable(), (x for x in []), 5):
    print(type(thing).__name__, isinstance(thing, collections.abc.Coroutine), isinstance(thing, collections.abc.Awaitable),
          isinstance(thing, collections.abc.AsyncGenerator), isinstance(thing, collections.abc.AsyncIterator),
          isinstance(thing, collections.abc.Generator), isinstance(thing, types.CoroutineType),
          isinstance(thing, types.AsyncGeneratorType))
    if isinstance(thing, collections.abc.Coroutine):
        thing.close()
