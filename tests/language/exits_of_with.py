"""One with statement left by exceptions through __exit__ of many kinds, with what it returns, raises and sees."""

import sys


class Log(list):
    pass


log = Log()


class Plain:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        log.append((type(self).__name__, kind.__name__ if kind else None, str(error), trace is not None))
        return self.answer


class Swallows(Plain):
    answer = "yes"


class Passes(Plain):
    answer = 0


class Anything(Plain):
    def __exit__(self, *arguments):
        log.append(("anything", len(arguments)))
        return True


class Defaults(Plain):
    def __exit__(self, kind=None, error=None, trace=None, more=5):
        log.append(("defaults", more))
        return more


class Static(Plain):
    @staticmethod
    def __exit__(kind, error, trace):
        log.append("static")
        return [1]


class OfClass(Plain):
    @classmethod
    def __exit__(cls, kind, error, trace):
        log.append(cls.__name__)
        return []


class Truth:
    def __bool__(self):
        raise ZeroDivisionError("truth")


class Odd(Plain):
    answer = Truth()


class Raises(Plain):
    def __exit__(self, kind, error, trace):
        raise RuntimeError("from exit") from error


class Again(Plain):
    def __exit__(self, kind, error, trace):
        raise error


class Few(Plain):
    def __exit__(self, kind):
        pass


class Generates(Plain):
    def __exit__(self, kind, error, trace):
        log.append("generates")
        yield 1


class Awaits(Plain):
    def __exit__(self, kind, error, trace):
        try:
            with Swallows():
                raise KeyError("inner")
        finally:
            log.append(type(sys.exc_info()[1]).__name__)
        return error.args == ("value",)


def leave(manager, how):
    try:
        with manager:
            if how:
                raise how
        return "went on"
    except BaseException as error:
        return f"{type(error).__name__}: {error}; {type(error.__context__).__name__}"


managers = [Swallows, Passes, Anything, Defaults, Static, OfClass, Odd, Raises, Again, Few, Generates, Awaits]
for _ in range(3):
    for made in managers:
        for how in (None, ValueError("value"), KeyError, StopIteration(1)):
            print(made.__name__, leave(made(), how), log)
            log.clear()

# The class gets another __exit__ between two runs of the same place.
class Changing(Plain):
    answer = True


print(leave(Changing(), KeyError()))
Changing.__exit__ = lambda self, *rest: len(rest) == 3
print(leave(Changing(), KeyError()))
Changing.__exit__ = Raises.__exit__
print(leave(Changing(), KeyError("k")))


def deep(n):
    with Swallows():
        if n:
            deep(n - 1)
        raise ValueError(n)


deep(50)
print(len(log), log[0], log[-1])


class Endless(Plain):
    depth = 0

    def __exit__(self, kind, error, trace):
        Endless.depth += 1
        with self:
            raise error


try:
    with Endless():
        raise ValueError("start")
except RecursionError as error:
    print("RecursionError", Endless.depth > 100)


def generator():
    with Swallows():
        yield 1
        raise KeyError("in the generator")
    yield 2
    with Passes():
        yield 3


log.clear()
made = generator()
print(next(made), next(made), next(made))
try:
    made.throw(ValueError("thrown"))
except ValueError as error:
    print(error, log)
for message in (len, 1), ("a".index, "ü"), (int, "12ü"), (lambda x: {}[x], "k"), (lambda x: x.nothing, 5), (lambda x: x(1, 2, 3), deep):
    try:
        message[0](message[1])
    except Exception as error:
        print(type(error).__name__, error)
