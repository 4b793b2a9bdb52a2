# NameError, AttributeError and ImportError: the texts, and the "Did you mean" of tracebacks is not part of str().


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, "|", error, "|", getattr(error, "name", "no name"))


class Thing:
    value = 1

    def method(self):
        return self.vaule

    def inside(self):
        return value


class Slots:
    __slots__ = ("first",)


count = 5
fails(lambda: coutn)
fails(lambda: Thing().vaule)
fails(Thing().method)
fails(Thing().inside) if "value" not in globals() else None
fails(lambda: Thing.vaule)
fails(lambda: Slots().first)
fails(lambda: Slots().frist)
fails(lambda: "abc".uper())
fails(lambda: [].push(1))
fails(lambda: {}.has_key)
fails(lambda: (5).foo)
fails(lambda: None.foo)
fails(lambda: (lambda: 0).foo)
fails(lambda: len.foo)
fails(lambda: int.foo)
fails(lambda: type.foo)
fails(lambda: (x for x in ()).foo)
fails(lambda: Thing().method.foo)
fails(lambda: super(Thing, Thing()).foo)
fails(lambda: ValueError("x").foo)
fails(lambda: range(3).foo)
fails(lambda: ...  .foo)
fails(lambda: slice(1).foo)
fails(lambda: property().foo)
import math
import collections

fails(lambda: math.squirt)
fails(lambda: collections.Conter)


def import_missing():
    import no_such_module_at_all


def import_name():
    from math import squirt


def import_submodule():
    import math.inner


def import_relative():
    from . import sibling


for importing in (import_missing, import_submodule):
    try:
        importing()
    except ImportError as error:
        print("ImportError", error.name)
try:
    import_name()
except ImportError as error:
    print(str(error).partition(" (")[0], error.name)


def key(d, k):
    return d[k]


for k in ("missing", 5, None, (1, 2), "it's", 1.5, b"x", "new\nline", True):
    fails(key, {}, k)
for sequence in ([], (), "", b"", bytearray(), range(0)):
    for index in (0, -1, 10 ** 30):
        fails(key, sequence, index)
for sequence in ([1], (1,), "a", b"a", range(1)):
    for index in ("x", 1.5, None, [], (0,)):
        fails(key, sequence, index)
fails(lambda: [].index("x"))
fails(lambda: [1].remove([2]))
fails(lambda: ().index(5))
fails(lambda: "abc".index("z"))
fails(lambda: {1}.remove("x"))
fails(lambda: {}.pop("k"))
fails(lambda: [].pop())
fails(lambda: set().pop())
fails(lambda: {}.popitem())
fails(lambda: next(iter([])))
fails(lambda: int("12x"))
fails(lambda: int("  "))
fails(lambda: int("1" * 300 + "x"))
fails(lambda: float("1,5"))
fails(lambda: complex("abc"))
fails(lambda: chr(-5))
fails(lambda: ord("ab"))
fails(lambda: "a".join([1]))
fails(lambda: "%d" % "x")
fails(lambda: "{}".format())
fails(lambda: "{a}".format(b=1))
fails(lambda: dict(1))
fails(lambda: list(1))
fails(lambda: tuple(1))
fails(lambda: set(1))
fails(lambda: bytes("x"))
fails(lambda: iter(1))
fails(lambda: next(1))
fails(lambda: hash([]))
fails(lambda: hash({}))
fails(lambda: hash(set()))
fails(lambda: hash(([],)))
fails(lambda: round("x"))
fails(lambda: divmod(1, 0))
fails(lambda: pow(1, 2, 0))
fails(lambda: (1).to_bytes(0, "big"))
fails(lambda: [] < 1)
fails(lambda: {} < {})
fails(lambda: 1 < None)
fails(lambda: "a" > 1)
error = NameError("text", name="given")
print(error.name, AttributeError("t", name="n", obj=3).obj, NameError("x").name, ImportError("x", name="m", path="p").path)
