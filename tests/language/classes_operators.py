# Operator protocols: reflected operands, priorities of subclasses, comparison, NotImplemented, containers, callables, conversions.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


log = []


class V:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"V({self.x})"


def binary(name):
    def method(self, other):
        log.append(name)
        return NotImplemented if other == "no" else f"{name}({self.x},{getattr(other, 'x', other)})"
    return method


for name in "add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul".split():
    setattr(V, f"__{name}__", binary(name))
    setattr(V, f"__r{name}__", binary("r" + name))
a, b = V(1), V(2)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** b, a << b, a >> b, a & b, a | b, a ^ b, a @ b)
print(a + 5, 5 + a, 5 - a, 5 * a, 5 / a, 5 // a, 5 % a, divmod(5, a), 5 ** a, 5 << a, 5 >> a, 5 & a, 5 | a, 5 ^ a, 5 @ a, [1] + a, "s" + a, (1,) + a, None + a)
print(2.5 * a, [1] * a, "ab" * a, {1} | a, {} | a)
log.clear()
fails(lambda: a + "no")
fails(lambda: "no" + a)
fails(lambda: divmod(a, "no"))
fails(lambda: a ** "no")
fails(lambda: pow(a, "no"))
print(log)


class Base:
    def __add__(self, other):
        return "Base.add"

    def __radd__(self, other):
        return "Base.radd"

    def __eq__(self, other):
        log.append("Base.eq")
        return NotImplemented

    def __lt__(self, other):
        log.append("Base.lt")
        return NotImplemented

    def __gt__(self, other):
        log.append("Base.gt")
        return "Base.gt"

    __hash__ = object.__hash__


class Derived(Base):
    def __radd__(self, other):
        return "Derived.radd"

    def __eq__(self, other):
        log.append("Derived.eq")
        return NotImplemented

    def __gt__(self, other):
        log.append("Derived.gt")
        return "Derived.gt"


class Inherits(Base):
    pass


log.clear()
print(Base() + Derived(), Base() + Inherits(), Derived() + Base(), Base() + Base(), 1 + Base())
print(Base() == Derived(), log)
log.clear()
print(Base() == 5, 5 == Base(), Base() != 5, log)
log.clear()
print(Base() < Derived(), Base() < Base(), log)
fails(lambda: Base() <= Base())
fails(lambda: Base() >= 5)
fails(lambda: object() < object())
fails(lambda: 5 < "a")
fails(lambda: [] > {})
fails(lambda: None <= None)
fails(lambda: 1j < 2j)
fails(lambda: min([1, None]))


class Compare:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return ("eq", self.v, o.v)

    def __lt__(self, o):
        return []

    def __le__(self, o):
        return "le"

    def __ne__(self, o):
        return None


x, y = Compare(1), Compare(2)
print(x == y, x != y, x < y, x > y, x <= y, x >= y, not x == y, x < y < x, x <= y <= x)
fails(hash, x)


class EqOnly:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return isinstance(o, EqOnly) and self.v == o.v


print(EqOnly(1) == EqOnly(1), EqOnly(1) != EqOnly(1), EqOnly(1) != EqOnly(2), EqOnly(1) in [EqOnly(1)], [EqOnly(1)] == [EqOnly(1)], (EqOnly(1),) != (EqOnly(2),), [EqOnly(3)].index(EqOnly(3)), [EqOnly(1)] * 2 == [EqOnly(1), EqOnly(1)])


class Unary:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 3

    def __round__(self, n=None):
        return f"round {n}"

    def __trunc__(self):
        return 9

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __bytes__(self):
        return b"bytes"

    def __hash__(self):
        return 11

    def __bool__(self):
        return False

    def __len__(self):
        return 4


import math

u = Unary()
print(-u, +u, ~u, abs(u), int(u), float(u), round(u), round(u, 2), math.floor(u), math.ceil(u), math.trunc(u), str(u), repr(u), bytes(u), hash(u), bool(u), len(u), [10, 20, 30, 40][u], hex(u), "x" * u, f"{u} {u!r}", [u], {u: 1}, bin(u), chr(u), math.sqrt(u), divmod(10, int(u)), range(u))


def wrong(name, value):
    return type("Wrong", (), {name: lambda self, *a: value})()


fails(int, wrong("__int__", "5"))
fails(float, wrong("__float__", 5))
fails(str, wrong("__str__", 5))
fails(repr, wrong("__repr__", None))
fails(bool, wrong("__bool__", 1))
fails(len, wrong("__len__", -1))
fails(len, wrong("__len__", 1.5))
fails(hash, wrong("__hash__", "x"))
fails(bytes, wrong("__bytes__", "x"))
fails(lambda: [1][wrong("__index__", "0")])
fails(iter, wrong("__iter__", 5))
fails(lambda: format(wrong("__format__", 5)))
fails(lambda: 5 in wrong("__contains__", 7))
fails(len, object())
fails(iter, object())
fails(reversed, object())
fails(lambda: -object())
fails(lambda: object()[0])
fails(lambda: object()())
fails(lambda: 1 in object())
fails(next, object())
fails(round, object())
fails(complex, wrong("__complex__", 5))


def set_item():
    object()[0] = 1


def del_item():
    del object()[0]


fails(set_item)
fails(del_item)


class Instance:
    pass


i = Instance()
i.__len__ = lambda: 5
i.__add__ = lambda other: "instance"
fails(len, i)
fails(lambda: i + 1)


class Blocked:
    __add__ = None
    __iter__ = None
    __contains__ = None
    __len__ = None
    __hash__ = None
    __bool__ = None


fails(lambda: Blocked() + 1)
fails(lambda: 1 in Blocked())
fails(iter, Blocked())
fails(len, Blocked())
fails(hash, Blocked())


class Pow:
    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)

    def __rpow__(self, other, modulus=None):
        return ("rpow", other, modulus)


print(Pow() ** 2, pow(Pow(), 2), pow(Pow(), 2, 3), 2 ** Pow())
fails(lambda: 1)
