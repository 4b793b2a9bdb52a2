# The states of generators, coroutines and asynchronous generators.
import inspect


def states():
    print(inspect.getgeneratorstate(generator))
    yield
    yield


generator = states()
print(inspect.getgeneratorstate(generator))
next(generator)
print(inspect.getgeneratorstate(generator))
generator.close()
print(inspect.getgeneratorstate(generator) == inspect.GEN_CLOSED)


async def wait():
    pass


async def give():
    yield


coroutine = wait()
print(inspect.getcoroutinestate(coroutine))
coroutine.close()
print(inspect.getcoroutinestate(coroutine), inspect.getasyncgenstate(give()))
for function in (inspect.getgeneratorstate, inspect.getcoroutinestate, inspect.getasyncgenstate):
    try:
        function(3)
    except AttributeError as error:
        print(error)
