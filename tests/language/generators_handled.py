# Which exception a generator handles, and what becomes the context of one thrown into it.


def stores():
    try:
        yield
    except Exception as error:
        print(error.__context__)
        yield
        try:
            raise
        except ValueError as again:
            print(again is error)
        yield
        raise


g = stores()
next(g)
try:
    raise ValueError("handled by the caller, too")
except Exception as error:
    g.throw(error)
next(g)
try:
    next(g)
except ValueError as error:
    print(repr(error), error.__context__)


def inner():
    try:
        yield
    except OSError as error:
        print("inner", repr(error.__context__))
        raise
    yield "other"


def outer(make):
    try:
        raise KeyError("a")
    except KeyError:
        yield from make()


for kind in (ValueError, OSError):
    g = outer(inner)
    g.send(None)
    try:
        raise TypeError("the caller's")
    except TypeError:
        try:
            g.throw(kind)
        except kind as error:
            print(repr(error), repr(error.__context__))


def both():
    try:
        raise IndexError("inner's own")
    except IndexError:
        yield


g = outer(both)
g.send(None)
try:
    g.throw(ValueError)
except ValueError as error:
    print(repr(error.__context__))


def levels(n):
    try:
        raise LookupError(n)
    except LookupError:
        if n:
            yield from levels(n - 1)
        else:
            yield "bottom"
        try:
            raise
        except LookupError as error:
            yield repr(error)


print(list(levels(3)))


def restores():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError:
            yield i
        try:
            raise
        except (RuntimeError, KeyError) as error:
            yield repr(error)


g = restores()
print(next(g))
try:
    raise KeyError("outside")
except KeyError:
    print(next(g), next(g))
print(next(g))


async def awaits(error):
    try:
        raise error
    except ValueError:
        await Step()
        try:
            raise
        except ValueError as again:
            return again is error


class Step:
    def __await__(self):
        yield


same = ValueError("same in both")
c = awaits(same)
try:
    raise same
except ValueError:
    c.send(None)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
