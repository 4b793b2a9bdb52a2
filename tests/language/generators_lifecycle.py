# Life of a generator: states, names, closing, throwing in all its forms, delegation, PEP 479.


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


def count():
    yield 1
    yield 2
    return "end"


# --- attributes

g = count()
print(type(g).__name__, g.__name__, g.__qualname__, g.gi_running, g.gi_suspended, g.gi_yieldfrom)
next(g)
print(g.gi_running, g.gi_suspended, g.gi_yieldfrom)
g.close()
print(g.gi_running, g.gi_suspended, g.gi_yieldfrom)
print(sorted(n for n in dir(g) if not n.startswith("__") and n not in ("gi_frame", "gi_code")))
g.__name__, g.__qualname__ = "n", "q.n"
print(g.__name__, g.__qualname__, repr(g).split(" at ")[0], count.__name__)
for name in ("__name__", "__qualname__"):
    print(attempt(setattr, g, name, None), "|", attempt(delattr, g, name))
print(attempt(setattr, g, "gi_running", True), "|", attempt(setattr, g, "gi_yieldfrom", 1))
print(attempt(setattr, g, "new", 1))
print(attempt(type(g)), type(g)[int, str, bool])


def running():
    print(me.gi_running, me.gi_suspended, attempt(next, me), attempt(me.send, 1), attempt(me.throw, ValueError), attempt(me.close))
    yield


me = running()
next(me)
e = (x for x in [1])
print(e.__name__, e.__qualname__, repr(e).split(" at ")[0])


class C:
    def method(self):
        yield 1


print(C().method().__qualname__, (lambda: (yield))().__name__)

# --- send

g = count()
print(attempt(g.send, 1), g.send(None), g.send("x"), attempt(g.send, "y"), attempt(g.send, "z"), attempt(next, g))
print(attempt(g.send), attempt(g.send, 1, 2), attempt(g.close, 1), attempt(g.throw), attempt(g.throw, 1, 2, 3, 4))


def echo():
    got = None
    while got != "stop":
        got = yield got


g = echo()
print([g.send(v) for v in (None, 1, 2)], attempt(g.send, "stop"))

# --- throw

class Custom(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.made = len(args)


class Strange(Exception):
    def __new__(cls, *args):
        return 5


class Failing(Exception):
    def __init__(self):
        raise LookupError("in __init__")


def catch():
    while True:
        try:
            yield "waiting"
        except Exception as error:
            yield (type(error).__name__, error.args, getattr(error, "made", None))


def throwing(*arguments):
    g = catch()
    next(g)
    return attempt(g.throw, *arguments)


for arguments in ((ValueError,), (ValueError("i"),), (ValueError, "v"), (ValueError, None), (ValueError, ("a", "b")),
                  (ValueError, ValueError("same")), (Custom, 1), (Custom, (1, 2, 3)), (LookupError, KeyError("sub")),
                  (KeyError, LookupError("super")), (ValueError, None, None), (ValueError("i"), None, None),
                  (ValueError("i"), "v"), (ValueError, "v", "tb"), (5,), ("text",), (None,), (int,), (object,), (Strange,),
                  (Failing,), (KeyboardInterrupt,), (GeneratorExit,), (StopIteration("s"),), (ExceptionGroup("g", [ValueError()]),)):
    print(arguments[0] if isinstance(arguments[0], type) else repr(arguments[0]), len(arguments), "->", throwing(*arguments))

try:
    1 / 0
except ZeroDivisionError as error:
    tb = error.__traceback__
    kept = error


def tracebacks():
    try:
        yield
    except Exception as error:
        t, n = error.__traceback__, 0
        yield t is not None, error is kept


g = tracebacks()
next(g)
print(g.throw(kept))
g = tracebacks()
next(g)
print(g.throw(ZeroDivisionError, kept, tb))
g = tracebacks()
next(g)
print(g.throw(ValueError, None, tb))

g = catch()
print(attempt(g.throw, ValueError("not started")), attempt(next, g), attempt(g.throw, KeyError("again")))
print(attempt(count().throw, 5))

# --- close

def cleanup(log):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


log = []
g = cleanup(log)
print(g.close(), log, attempt(next, g))
g = cleanup(log)
next(g)
print(g.close(), log, g.close(), attempt(next, g))


def ignores():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


g = ignores()
next(g)
print(attempt(g.close), g.gi_suspended)


def returns():
    try:
        yield
    except GeneratorExit:
        return "value from close"


g = returns()
next(g)
print(g.close(), g.close())
g = returns()
next(g)
print(attempt(g.throw, GeneratorExit))


def raises():
    try:
        yield
    finally:
        raise OSError("while closing")


g = raises()
next(g)
print(attempt(g.close), attempt(next, g))


def no_handler():
    yield 1
    yield 2


g = no_handler()
next(g)
print(g.close(), attempt(next, g), g.gi_suspended)

# --- PEP 479

def stops():
    yield 1
    raise StopIteration("v")


def stops_inside():
    yield next(iter([]))


for make in (stops, stops_inside):
    try:
        list(make())
    except RuntimeError as error:
        print(error, repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__)
g = (next(iter(())) for _ in [1])
print(attempt(next, g), attempt(next, g))
g = catch()
next(g)
print(g.throw(StopIteration), attempt(g.throw, StopIteration("x")))

# --- yield from

def inner(log):
    try:
        got = yield "first"
        log.append(got)
        got = yield "second"
        log.append(got)
        return "inner result"
    except ValueError as error:
        log.append(repr(error))
        yield "after ValueError"
        return "recovered"
    finally:
        log.append("inner finally")


def outer(iterable, log):
    try:
        result = yield from iterable
        log.append(("result", result))
        yield "outer's own"
    except KeyError as error:
        log.append(("outer", repr(error)))
        yield "outer caught"
    finally:
        log.append("outer finally")


log = []
i = inner(log)
g = outer(i, log)
print(next(g), g.gi_yieldfrom is i, i.gi_running, g.send("A"), g.send("B"), g.gi_yieldfrom, attempt(next, g), log)
log = []
g = outer(inner(log), log)
print(next(g), g.throw(ValueError("v")), next(g), attempt(next, g), log)
log = []
g = outer(inner(log), log)
print(next(g), g.throw(KeyError("k")), attempt(next, g), log)
log = []
g = outer(inner(log), log)
print(next(g), g.close(), log)
log = []
g = outer(inner(log), log)
print(next(g), attempt(g.throw, GeneratorExit), log)
log = []
g = outer(inner(log), log)
print(next(g), attempt(g.throw, GeneratorExit("mine")), log)
for iterable in ([1, 2], "ab", range(2), iter([5]), {"k": 1}):
    log = []
    g = outer(iterable, log)
    print(next(g), attempt(g.throw, KeyError), attempt(next, g), log)
log = []
g = outer([1, 2], log)
print(next(g), attempt(g.send, 5), log)
print(attempt(next, outer(5, [])), attempt(next, outer(None, [])))
i = inner([])
next(i)
g = outer(i, [])
print(next(g), attempt(g.send, 3))


class Iterator:
    def __init__(self, **methods):
        self.log = []
        for name, method in methods.items():
            setattr(self, name, method)

    def __iter__(self):
        return self

    def __next__(self):
        self.log.append("next")
        if len(self.log) > 3:
            raise StopIteration(("ended", 1))
        return len(self.log)


it = Iterator()
g = outer(it, log := [])
print(list(g), it.log, log)
it = Iterator()
g = outer(it, log := [])
print(next(g), attempt(g.send, "s"), it.log, log)
it = Iterator(send=lambda v: ("sent", v), throw=lambda *a: ("thrown", len(a)), close=lambda: print("closed"))
g = outer(it, log := [])
print(next(g), g.send(5), g.throw(ValueError), g.throw(ValueError, "two"), g.throw(ValueError("x"), None, None), g.close(), log)


def failing(*args):
    raise OSError("method failed", len(args))


it = Iterator(close=failing, throw=failing, send=failing)
g = outer(it, log := [])
print(next(g), attempt(g.close), log)
g = outer(it, log := [])
print(next(g), attempt(g.throw, ValueError), log)
g = outer(it, log := [])
print(next(g), attempt(g.throw, GeneratorExit), log)
g = outer(it, log := [])
print(next(g), attempt(g.send, 1), log)


def ending(*args):
    raise StopIteration("by method")


it = Iterator(throw=ending, send=ending)
g = outer(it, log := [])
print(next(g), g.throw(ValueError), log)
g = outer(it, log := [])
print(next(g), g.send(1), log)


class Descriptors:
    @property
    def close(self):
        raise LookupError("no close")

    @property
    def throw(self):
        raise LookupError("no throw")

    def __iter__(self):
        return self

    def __next__(self):
        return "n"


g = outer(Descriptors(), log := [])
print(next(g), attempt(g.throw, ValueError), log)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = outer(stubborn(), log := [])
print(next(g), attempt(g.close), log)


def returning_from_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed"


g = outer(returning_from_close(), log := [])
print(next(g), g.close(), log)
log = []
g = outer(outer(outer(inner(log), log), log), log)
print(next(g), g.throw(ValueError), next(g), next(g), next(g), attempt(next, g), log)
log = []
g = outer(outer(outer(inner(log), log), log), log)
print(next(g), attempt(g.throw, TypeError("t")), log)
log = []
g = outer(outer(outer(inner(log), log), log), log)
print(next(g), g.close(), log)


def recursive():
    yield from own


own = recursive()
print(attempt(next, own))


def mutual(n):
    yield from both[1 - n]


both = [mutual(0), mutual(1)]
print(attempt(next, both[0]))

# --- deep chains: no C stack, either way

def chain(n):
    if n:
        try:
            return (yield from chain(n - 1)) + 1
        finally:
            closed.append(n)
    got = yield "bottom"
    return got


closed = []
g = chain(700)
print(next(g), attempt(g.send, 5), len(closed))
closed = []
g = chain(700)
next(g)
print(attempt(g.throw, ValueError("up")), len(closed), closed[:3])
closed = []
g = chain(700)
next(g)
print(g.close(), len(closed), closed[:3])
closed = []
g = chain(700)
next(g)
print(attempt(g.throw, GeneratorExit), len(closed))
print(attempt(next, chain(5000)).startswith("RecursionError"))

# --- handled exceptions are each generator's own

def handles():
    try:
        raise KeyError("inside")
    except KeyError:
        yield 1
        try:
            raise
        except KeyError as error:
            yield repr(error)


g = handles()
next(g)
try:
    raise ValueError("outside")
except ValueError:
    print(next(g))


def raises_again():
    yield attempt(lambda: exec("raise"))


try:
    raise ValueError("seen")
except ValueError:
    print(next(raises_again()))


def context():
    try:
        yield
    except LookupError as error:
        yield repr(error.__context__)


g = context()
next(g)
try:
    raise ValueError("handled outside")
except ValueError:
    print(g.throw(LookupError()))


def context_inside():
    try:
        raise TypeError("mine")
    except TypeError:
        try:
            yield
        except LookupError as error:
            yield repr(error.__context__)


g = context_inside()
next(g)
print(g.throw(LookupError()))
