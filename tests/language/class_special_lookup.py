# Special methods are looked up on the type, not the instance; inheritance and None; what implies what.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    pass


p = Plain()
for name in ("__len__", "__iter__", "__getitem__", "__call__", "__add__", "__eq__", "__hash__", "__bool__", "__str__", "__repr__", "__contains__", "__enter__", "__next__", "__int__", "__neg__"):
    if name != "__call__":
        setattr(p, name, lambda *args: "instance")
fails(len, p)
fails(iter, p)
fails(lambda: p[0])
fails(lambda: p())
fails(lambda: p + 1)
fails(lambda: p == 5)
fails(lambda: hash(p) == "instance")
fails(bool, p)
fails(lambda: str(p) == "instance")
fails(lambda: 1 in p)
fails(next, p)
fails(int, p)
fails(lambda: -p)
Plain.__len__ = lambda self: 3
Plain.__add__ = lambda self, other: f"added {other}"
print(len(p), p + 2, bool(p))
del Plain.__len__
fails(len, p)
print(bool(p))


class Base:
    def __len__(self):
        return 0

    def __eq__(self, other):
        return isinstance(other, Base)

    def __hash__(self):
        return 7

    def __str__(self):
        return "base str"


class Child(Base):
    __len__ = None
    __hash__ = None


class Grand(Child):
    def __len__(self):
        return 2

    __hash__ = Base.__hash__


class EqOnly(Base):
    def __eq__(self, other):
        return True


fails(len, Child())
fails(hash, Child())
print(len(Grand()), hash(Grand()), bool(Base()), bool(Grand()), Base() == Child(), Child() != Base(), str(Grand()), f"{Grand()}")
fails(hash, EqOnly())
fails(lambda: {EqOnly(): 1})


class OnlyEq:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == getattr(other, "v", other)


class OnlyLt:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        return self.v < other.v


print(OnlyEq(1) != OnlyEq(2), OnlyEq(1) != OnlyEq(1), OnlyEq(1) == 1, 1 == OnlyEq(1), 1 != OnlyEq(1), [1, 2] == [OnlyEq(1), OnlyEq(2)], OnlyEq(3) in [1, 2, 3], {"k": OnlyEq(1)} == {"k": 1}, (1, OnlyEq(2)) == (OnlyEq(1), 2))
print(OnlyLt(1) < OnlyLt(2), OnlyLt(1) > OnlyLt(2), sorted([OnlyLt(2), OnlyLt(1)])[0].v, max(OnlyLt(1), OnlyLt(5)).v, min(OnlyLt(3), OnlyLt(2)).v)
fails(lambda: OnlyLt(1) <= OnlyLt(2))
fails(lambda: OnlyLt(1) >= OnlyLt(2))


class StrOnly:
    def __str__(self):
        return "s"


class ReprOnly:
    def __repr__(self):
        return "r"


class Neither(ReprOnly):
    def __format__(self, spec):
        return f"format<{spec}>"


print(str(StrOnly()), f"{StrOnly()}", str(ReprOnly()), f"{ReprOnly()}", "%s %r" % (ReprOnly(), ReprOnly()), [ReprOnly()], f"{Neither()} {Neither():x} {Neither()!s} {Neither()!r:>3}", format(Neither(), "y"), "{:z}".format(Neither()), str(Neither()))


class BoolLen:
    def __bool__(self):
        return True

    def __len__(self):
        return 0


class GetItem:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i


print(bool(BoolLen()), len(BoolLen()), list(GetItem()), 4 in GetItem(), 5 in GetItem(), sum(GetItem()), max(GetItem()))
fails(len, GetItem())
fails(reversed, GetItem())


class Slots:
    __slots__ = ("a",)
    __len__ = lambda self: 4


s = Slots()
fails(setattr, s, "__len__", lambda: 9)
print(len(s))


class Static:
    @staticmethod
    def __len__():
        return 11

    @classmethod
    def __getitem__(cls, key):
        return cls.__name__, key

    __call__ = len
    __neg__ = lambda self: "neg"
    __iter__ = lambda self: iter("xy")


print(len(Static()), Static()["k"], -Static(), list(Static()))


class Descriptor:
    def __get__(self, instance, owner):
        return lambda *args: ("through descriptor", args)


class Uses:
    __add__ = Descriptor()
    __getitem__ = Descriptor()
    __call__ = Descriptor()


u = Uses()
print(u + 1, u[2], u(3))


class Meta(type):
    def __len__(cls):
        return 99

    def __iter__(cls):
        return iter([cls.__name__])

    def __call__(cls, *args):
        return ("made", cls.__name__, args)

    def __getitem__(cls, key):
        return key

    def __contains__(cls, key):
        return key == 1


class WithMeta(metaclass=Meta):
    def __len__(self):
        return 1


print(len(WithMeta), list(WithMeta), WithMeta(5), WithMeta[3], 1 in WithMeta, 2 in WithMeta)


class GetAttr:
    def __getattr__(self, name):
        return lambda *args: f"getattr {name}"


g = GetAttr()
print(g.anything(), g.len())
fails(len, g)
fails(lambda: g + 1)
fails(lambda: g[0])
fails(iter, g)
fails(lambda: g())
print(g == g, bool(g), isinstance(hash(g), int))


class ClassGetItem:
    def __class_getitem__(cls, key):
        return f"{cls.__name__}[{key}]"


print(ClassGetItem[int] == f"ClassGetItem[{int}]", ClassGetItem["x", 1], list[int], dict[str, int], tuple[int, ...], list[int]([1, 2]))
fails(lambda: ClassGetItem()[0])
fails(lambda: Plain[0])
fails(lambda: int[0])


class Instances:
    made = 0

    def __new__(cls, *args, **named):
        cls.made += 1
        return super().__new__(cls)

    def __init__(self, value=None):
        self.value = value

    def __init_subclass__(cls, **named):
        cls.sub = True


class SubInstances(Instances):
    pass


print(Instances(1).value, Instances.made, SubInstances(2).value, SubInstances.made, Instances.made, SubInstances.sub, hasattr(Instances, "sub"))
fails(Instances, 1, 2)


class Index:
    def __index__(self):
        return 2


class Int(Index):
    def __int__(self):
        return 3


print(int(Index()), int(Int()), float(Index()), [0, 1, 2, 3][Index()], "abcd"[Int():], range(Index()), hex(Int()), bytes(Index()), 5 * [0][:Index()], complex(Index()), round(2.345, Index()), "x".ljust(Index()) + "|", (5).to_bytes(Index(), "big"), divmod(7, int(Index())), sum([1, 2], int(Index())))
