# contextlib, and small things of io and traceback.
import contextlib
from contextlib import contextmanager, closing, suppress, nullcontext, ExitStack, ContextDecorator, AbstractContextManager, redirect_stdout
import io


@contextmanager
def tagged(name):
    """Says when it begins and ends."""
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        print("exit", name)


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__cause__), repr(error.__context__))


with tagged("a") as value:
    print(value)
with tagged("b"):
    raise ValueError("inside")


def propagates():
    with tagged("c"):
        raise KeyError("through")


attempt(propagates)
print(tagged.__name__, tagged.__doc__)


@tagged("decorator")
def decorated(x):
    print("body", x)
    return x + 1


print(decorated(1), decorated(2), decorated.__name__)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield
    yield


@contextmanager
def swallow_and_yield():
    try:
        yield
    except KeyError:
        yield


def use(manager, error=None):
    with manager:
        if error:
            raise error


attempt(use, never())
attempt(use, twice())
attempt(use, swallow_and_yield(), KeyError("k"))
attempt(use, twice(), StopIteration("s"))


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with suppress(KeyError, IndexError):
    {}["missing"]
    print("not reached")
attempt(use, suppress(KeyError), ValueError("v"))
attempt(use, suppress(KeyError), ExceptionGroup("g", [KeyError(1), ValueError(2)]))
attempt(use, suppress(KeyError), ExceptionGroup("g", [KeyError(1)]))
with nullcontext(5) as five:
    print(five)


class Decorating(ContextDecorator):
    def __enter__(self):
        print("on")
        return self

    def __exit__(self, *details):
        print("off", details[0] and details[0].__name__)
        return True


@Decorating()
def failing():
    raise ValueError


print(failing())
print(isinstance(Decorating(), AbstractContextManager), issubclass(Thing, AbstractContextManager))
attempt(AbstractContextManager)

print("exit stacks")
with ExitStack() as stack:
    print(stack.enter_context(tagged("one")), stack.enter_context(tagged("two")))
    stack.callback(print, "called", end="!\n")
    stack.push(lambda *details: print("pushed", details[0]))
with ExitStack() as stack:
    stack.push(lambda *details: True)
    raise ValueError("swallowed")
print("after")


def replaces():
    with ExitStack() as stack:
        @stack.callback
        def fail():
            raise KeyError("second")
        raise ValueError("first")


attempt(replaces)
stack = ExitStack()
stack.callback(print, "kept")
kept = stack.pop_all()
stack.close()
print("closing")
kept.close()
attempt(lambda: ExitStack().enter_context(5))


def nested():
    with ExitStack() as stack:
        stack.enter_context(tagged("x"))
        stack.push(lambda *d: print("sees", d[0].__name__) or False)
        raise KeyError("deep")


attempt(nested)
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))

print("io")
text = io.StringIO("one\ntwo\nthree")
print(text.read(2), text.readline(), list(text), text.read(), text.tell(), text.seek(0), text.readlines(), text.getvalue())
text.seek(4)
print(text.write("TWO"), text.getvalue(), text.tell(), text.truncate(5), text.getvalue(), text.closed)
text.close()
attempt(text.read)
attempt(io.StringIO, 5)
attempt(lambda: io.StringIO().write(b"x"))
print(io.StringIO("a\r\nb\rc", newline=None).getvalue(), repr(io.StringIO("a\nb", newline="\r\n").getvalue()), [*io.StringIO("x\ny")])
data = io.BytesIO(b"abc\ndef")
print(data.read(2), data.readline(), data.read(), data.seek(-3, 2), data.read(), data.write(b"XYZ"), data.getvalue(), data.seek(1), data.write(b"__"), data.getvalue(), data.getbuffer()[:2].tobytes(), data.readinto(bytearray(2)))
attempt(data.write, "text")
with io.StringIO() as out:
    print("into", "buffer", 5, sep="-", file=out)
    result = out.getvalue()
print(repr(result), out.closed)
attempt(lambda: io.StringIO().fileno())
