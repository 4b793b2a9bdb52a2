"""super() followed by a method at one place: other classes behind it, other selves, methods replaced, and what is no method."""


class A:
    def m(self, x=1):
        return "A.m", type(self).__name__, x

    @property
    def p(self):
        return "A.p"

    @staticmethod
    def s(x):
        return "A.s", x

    @classmethod
    def c(cls, x):
        return "A.c", cls.__name__, x

    attribute = len


class B(A):
    def m(self, x=2):
        return "B.m", super().m(x)

    def s(self, x):
        return "B.s", super().s(x)

    def c(self, x):
        return "B.c", super().c(x)

    def p(self):
        return "B.p", super().p

    def attribute(self, x):
        return "B.attribute", super().attribute(x)

    def missing(self):
        return super().missing()


class C(A):
    def m(self, x=3):
        return "C.m", super().m(x)


class D(B, C):
    def m(self, x=4):
        return "D.m", super().m(x)


class E(B):
    pass


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def everything(v):
    return [attempt(f, v) for f in (lambda v: v.m(), lambda v: v.s(5), lambda v: v.c(6), lambda v: v.p(), lambda v: v.attribute("abc"), lambda v: v.missing())]


values = [B(), D(), E(), C(), B(), D()]
values[1].extra = 1
for turn in range(2):
    for v in values:
        print(type(v).__name__, everything(v) if not isinstance(v, C) or isinstance(v, D) else v.m())
A.m = lambda self, x=9: ("replaced", x)
for v in values:
    print(v.m())
C.m = lambda self, x=0: ("C replaced", x)
for v in values:
    print(v.m())
del B.m
for v in values:
    print(v.m())


# One code, several classes.
def make(base, name):
    class Made(base):
        def m(self, x=0):
            return name, super().m(x)

        def __init__(self, *arguments):
            super().__init__()
            self.arguments = arguments

    Made.__name__ = name
    return Made


made = [make(A, "first"), make(C, "second")]
made.append(make(made[0], "third"))
for turn in range(3):
    print([(cls(turn).m(turn), cls(turn).arguments) for cls in made])


# What self is.
class F(A):
    def rebound(self, other):
        self = other
        return super().m(0)

    def in_cell(self):
        inner = lambda: self
        return super().m(0), inner() is self

    def nested(self):
        def inner(own):
            return super().m("inner")

        return inner(self), [super(F, self).m(i) for i in range(2)]

    def explicit(self):
        return super(F, self).m(1), super(A, self).__class__.__name__, super().__thisclass__ is F

    def kept(self):
        s = super()
        return s.m(1), s.m(2)

    def of_class(cls):
        return super().c(3)

    @classmethod
    def from_class(cls):
        return super().c(4)

    @staticmethod
    def without():
        return super().m()

    def wrong_class(self):
        nonlocal_class = __class__
        return nonlocal_class is F


class G(F):
    pass


class Other:
    pass


for turn in range(2):
    for v in (F(), G(), F()):
        v.number = turn
        others = (F(), G(), v, Other(), 5, F)
        print([attempt(v.rebound, other) for other in others])
        print(attempt(v.in_cell), attempt(v.nested), attempt(v.explicit), attempt(v.kept))
        print([attempt(function, owner) for function in (F.in_cell, F.of_class) for owner in (F, G, v, 7)])
        print(attempt(v.from_class), attempt(v.without), v.wrong_class())


# A cell that is not the class, and a super that is another.
def with_cell():
    class Inner(A):
        def m(self, x):
            return "inner", super().m(x)

        def set(self, value):
            nonlocal __class__
            __class__ = value

    return Inner


Inner = with_cell()
v = Inner()
print(v.m(1), v.m(2))
for value in (5, None, C, A, object, Inner):
    v.set(value)
    print(attempt(v.m, 3), attempt(v.m, 4))


class Mine(super):
    def m(self, *arguments):
        return "mine", arguments


def shadowed(super):
    class S(A):
        def m(self, x):
            return super().m(x)

    return S


class Answer:
    def m(self, x):
        return "answer", x


for function in (super, Answer, lambda: S0, super, Mine):
    S = shadowed(function)
    S0 = S()
    for turn in range(2):
        if function.__class__ is not type(attempt):
            print(attempt(S().m, turn))


# Exceptions, slots, many attributes, and instances of built-in types.
class Error(ValueError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class Slots(A):
    __slots__ = ("x", "y")

    def __init__(self):
        super().__init__()
        self.x = super().m(1)


class Many(A):
    def __init__(self, n):
        super().__init__()
        for i in range(n):
            setattr(self, f"a{i}", i)

    def m(self, x):
        return super().m(x)


class Numbers(list):
    def append(self, x):
        super().append(x * 2)

    def pop(self, *arguments):
        return "popped", super().pop(*arguments)


class Count(dict):
    def __missing__(self, key):
        return 0

    def get(self, key):
        return super().get(key, "none"), super().__getitem__(key)


for turn in range(3):
    error = Error(turn, "text")
    print(repr(error), error.args, error.code, Slots().x, Many(turn * 100).m(turn))
    numbers = Numbers([1])
    numbers.append(turn)
    print(numbers, numbers.pop(), numbers.pop(0), Count(a=1).get("a"), Count().get("b"))
