# isinstance, callable, id, type, getattr and friends, vars, dir, repr, ascii, format, hash, print, object.


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, text_of(error))


class Thing:
    kind = "thing"

    def __init__(self, **named):
        for name, value in named.items():
            setattr(self, name, value)

    def method(self):
        return self

    @property
    def failing(self):
        raise ValueError("property failed")


t = Thing(a=1, b="two")
print(getattr(t, "a"), getattr(t, "zz", 5), getattr(t, "zz", None), hasattr(t, "a"), hasattr(t, "zz"), getattr(t, "kind"), getattr(Thing, "kind"), getattr("abc", "upper")(), getattr([1], "append") is not None)
fails(getattr, t, "zz")
fails(getattr, t, 5)
fails(getattr, t)
fails(getattr, t, "a", 1, 2)
fails(hasattr, t, 5)
fails(hasattr, t)
fails(getattr, t, "failing")
fails(hasattr, t, "failing")
fails(getattr, t, "failing", "default")
fails(setattr, t, 5, 1)
fails(setattr, t, "a")
fails(delattr, t, "zz")
fails(delattr, t, 5)
setattr(t, "spaces are fine", 7)
setattr(t, "", "empty")
print(getattr(t, "spaces are fine"), getattr(t, ""), sorted(vars(t)))
delattr(t, "")
print(hasattr(t, ""), "method" in dir(t), "a" in dir(t), [n for n in dir(Thing) if not n.startswith("_")], [n for n in dir(t) if not n.startswith("_")])
print([n for n in dir([]) if not n.startswith("_")])
print([n for n in dir("") if not n.startswith("_")])
print([n for n in dir({}) if not n.startswith("_")], [n for n in dir(5) if not n.startswith("_")], [n for n in dir(set()) if not n.startswith("_")])
print([n for n in dir(b"") if not n.startswith("_")])
print([n for n in dir(1.5) if not n.startswith("_")], [n for n in dir(()) if not n.startswith("_")], [n for n in dir(range(1)) if not n.startswith("_")], [n for n in dir(bytearray()) if not n.startswith("_")])


class Dir:
    def __dir__(self):
        return ["b", "a", "c"]


class BadDir:
    def __dir__(self):
        return 5


print(dir(Dir()))
fails(dir, BadDir())
fails(dir, 1, 2)
fails(vars, 5)
fails(vars, 1, 2)


def local_names(a, b=2):
    c = 3
    return dir(), sorted(vars()), sorted(locals().items())


print(local_names(1))
same = t
print(id(t) == id(same), id(t) == id(Thing()), id(t) == id(t), t is same, id(None) == id(None), isinstance(id(t), int), id(Thing) != id(t))
print(callable(len), callable(Thing), callable(t), callable(t.method), callable(lambda: 0), callable(5), callable(None), callable(type), callable("x".upper), callable(print))
print(repr("a'b"), ascii("é"), ascii([1, "日"]), repr([1, "x", None, 2.5]), ascii({"é": "\n"}), repr(t.method == t.method), repr(Ellipsis), repr(NotImplemented), repr(None), repr(int), repr(Thing), repr(type))
fails(repr)
fails(ascii)
fails(hash)
fails(callable)
fails(id)
fails(lambda: type(NotImplemented).__name__)
print(hash(None) == hash(None), hash(int) == hash(int), hash(len) == hash(len), hash(t) == hash(t), hash(True), hash(...) == hash(Ellipsis))
print(object() == object(), object() != object(), (lambda o: o == o)(object()), type(object()).__name__, isinstance(object, object), object.__name__, bool(object()))
fails(object, 5)
print(bool(), bool([]), bool(5), int() + float() + complex(), str() + repr(""), list() + [], tuple() + (), dict() | {}, set() | set(), bytes() + b"", bytearray() + b"", frozenset() | frozenset())
fails(bool, 1, 2)
fails(bool, x=1)
fails(int, x="1")
fails(list, iterable=[])
fails(str, 1, 2, 3, 4)
print(abs(-3), abs(-2.5), abs(3 + 4j), abs(True), divmod(7, 2), divmod(-7.5, 2), pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(base=2, exp=5), pow(2, exp=3, mod=7), round(2.567, 2), round(5), round(-2.5), round(number=1.55, ndigits=1))
fails(abs, "x")
fails(abs)
fails(divmod, 1)
fails(divmod, "a", 1)
fails(pow, 2)
fails(pow, "a", 2)
fails(pow, 2, 2, "x")
fails(round)
fails(round, "a")
fails(round, 1, 2, 3)
fails(len, 5)
fails(len, None)
fails(len)
fails(len, [], [])
fails(chr, 1.5)
fails(ord, b"ab")
print(isinstance(5, int), isinstance(5, (str, (float, int))), isinstance("a", ()), issubclass(int, (str, object)), isinstance(t, Thing), type(t) is Thing, type(t) == type(Thing()), isinstance([], (tuple, list)))
print(*[1, 2], sep="")
print()
print("a", "b", sep="-", end="!\n")
print("a", "b", sep=None, end=None)
print(1, 2.5, None, [1], "x", sep=" | ")
print("no newline", end="")
print("", end="\n")
print(*"abc", sep="\n")
print("flush", flush=True)
print(print("inner"))
fails(print, 1, sep=5)
fails(print, 1, end=5)
fails(print, 1, wrong=2)


class Str:
    def __init__(self, value):
        self.value = value

    def __str__(self):
        return self.value


print(Str("shown"), [type(Str("x")).__name__], f"{Str('in f')}")
fails(print, Str(5))
print(type(t).__name__, type(5).__name__, type(type(5)).__name__, t.__class__ is Thing, (5).__class__, t.__class__.__name__, Thing.__class__, t.method.__name__)
print(bin(5) + hex(255) + oct(8), chr(8364), ord("€"), format(255, "x"), format("s", ">3"), eval("1 + 2"), len("日本"), len({1: 2}), len(range(0, 10, 3)))
print(__name__, __doc__)
