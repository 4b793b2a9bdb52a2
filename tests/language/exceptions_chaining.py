# __cause__, __context__, __suppress_context__, from None, context through nested handlers and generators.


def chain(error):
    out = []
    while error is not None and len(out) < 10:
        link = "cause" if error.__cause__ is not None else "context" if error.__context__ is not None and not error.__suppress_context__ else "end"
        out.append(f"{type(error).__name__}({error}) {link}")
        error = error.__cause__ if error.__cause__ is not None else error.__context__ if not error.__suppress_context__ else None
    return out


def run(action):
    try:
        action()
    except BaseException as error:
        print(action.__name__, chain(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
    else:
        print(action.__name__, "no error")


def implicit():
    try:
        {}["a"]
    except KeyError:
        int("x")


def explicit():
    try:
        {}["a"]
    except KeyError as error:
        raise ValueError("explicit") from error


def from_none():
    try:
        {}["a"]
    except KeyError:
        raise ValueError("clean") from None


def from_class():
    raise ValueError("v") from KeyError


def from_instance():
    raise ValueError("v") from KeyError("given")


def from_bad():
    raise ValueError("v") from 5


def three():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("second")
    except KeyError:
        raise TypeError("third")


def in_finally():
    try:
        1 / 0
    finally:
        {}["from finally"]


def handled_before():
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    raise ValueError("no context")


def nested_handled():
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            1 / 0
        except ZeroDivisionError:
            pass
        raise ValueError("context is outer")


def reraised():
    try:
        try:
            raise ValueError("first")
        except ValueError as error:
            saved = error
            raise KeyError("second")
    except KeyError:
        raise saved


def same_again():
    try:
        raise ValueError("same")
    except ValueError as error:
        raise error


def through_call():
    def helper():
        raise TypeError("in helper")

    try:
        1 / 0
    except ZeroDivisionError:
        helper()


def in_else():
    try:
        pass
    except ValueError:
        pass
    else:
        raise ValueError("else")
    finally:
        pass


def generator_context():
    def generator():
        try:
            yield 1
        except KeyError:
            raise ValueError("from generator")

    g = generator()
    next(g)
    g.throw(KeyError("thrown"))


def generator_outer():
    def generator():
        yield 1
        raise ValueError("inside")

    g = generator()
    next(g)
    try:
        1 / 0
    except ZeroDivisionError:
        next(g)


def with_exit():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *details):
            raise RuntimeError("in exit")

    with Manager():
        raise ValueError("body")


def cause_and_context():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("both") from KeyError("cause")


def loop_context():
    last = None
    for i in range(3):
        try:
            try:
                raise ValueError(i)
            except ValueError:
                raise KeyError(i)
        except KeyError as error:
            last = error
    raise last


def system_exit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise SystemExit(3)


def assertion():
    try:
        assert 0, "first"
    except AssertionError:
        assert 0, "second"


for action in (implicit, explicit, from_none, from_class, from_instance, from_bad, three, in_finally, handled_before, nested_handled, reraised, same_again, through_call, in_else, generator_context, generator_outer, with_exit, cause_and_context, loop_context, system_exit, assertion):
    run(action)

error = ValueError("manual")
error.__cause__ = KeyError("set by hand")
print(error.__suppress_context__, repr(error.__cause__))
error.__context__ = TypeError("context")
error.__suppress_context__ = False
error.__cause__ = None
print(error.__suppress_context__, error.__cause__, repr(error.__context__))
for attribute in ("__cause__", "__context__", "__traceback__"):
    try:
        setattr(error, attribute, 5)
    except TypeError as problem:
        print(problem)
    try:
        delattr(error, attribute)
    except (TypeError, AttributeError) as problem:
        print(type(problem).__name__, problem)

loop = ValueError("loop")
try:
    try:
        raise loop
    except ValueError:
        raise loop
except ValueError as problem:
    print(problem.__context__)
try:
    try:
        raise loop
    except ValueError:
        try:
            raise KeyError("middle")
        except KeyError:
            raise loop
except ValueError as problem:
    print(repr(problem.__context__), repr(problem.__context__.__context__))


class Custom(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.at_init = self.__context__


try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise Custom("late")
except Custom as problem:
    print(problem.at_init, repr(problem.__context__))


class FailingInit(Exception):
    def __init__(self):
        raise KeyError("init failed")


class NotAnException(Exception):
    def __new__(cls, *args):
        return 5


for kind in (FailingInit, NotAnException):
    try:
        raise kind
    except BaseException as problem:
        print(type(problem).__name__, problem)
    try:
        raise kind()
    except BaseException as problem:
        print(type(problem).__name__, problem)
print(bool(error.__traceback__), error.__traceback__)
try:
    raise error
except ValueError as problem:
    print(problem.__traceback__ is not None, problem.__traceback__.tb_lineno > 100, type(problem.__traceback__).__name__)
