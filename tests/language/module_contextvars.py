# contextvars: variables, tokens and contexts.
from contextvars import Context, ContextVar, Token, copy_context

plain, other = ContextVar("plain"), ContextVar("other", default=[1])


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, str(error).replace("_contextvars", "contextvars").split(" at 0x")[0])


attempt(plain.get)
print(plain.get("given"), other.get(), plain.name)
first = plain.set(1)
second = plain.set(2)
print(first.old_value is Token.MISSING, second.old_value, second.var is plain)
plain.reset(second)
print(plain.get())
attempt(plain.reset, second)
attempt(other.reset, first)
attempt(plain.reset, 5)
attempt(ContextVar, 5)
attempt(lambda: Context()["x"])
attempt(lambda: Context()[plain])
copied = copy_context()


def inside(value):
    plain.set(value)
    other.set("inside")
    attempt(plain.reset, first)
    attempt(copied.run, print)
    return plain.get(), other.get()


print(copied.run(inside, 3), plain.get(), other.get())
print(copied[plain], copied.get(other), copied.get(ContextVar("none")), plain in copied, len(copied), sorted(map(str, copied.values())), [each.name for each in copied] == [each.name for each in copied.keys()])
again = copied.copy()
again.run(plain.set, 4)
print(copied[plain], again[plain], again == copied, copied == copied.copy())
plain.reset(first)
attempt(plain.get)
print(repr(ContextVar("shown", default=5))[:35], len(Context()), Token.MISSING)
