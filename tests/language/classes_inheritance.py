# Inheritance: C3 order seen through method calls, super(), cooperative init, isinstance, errors in the order.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, str(error).replace("\n", " "))


class A:
    def who(self):
        return ["A"]

    def hook(self):
        return "A.hook"


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()

    def hook(self):
        return "C.hook"


class D(B, C):
    def who(self):
        return ["D"] + super().who()


class E(C, B):
    def who(self):
        return ["E"] + super(E, self).who()


print(D().who(), E().who(), D().hook(), issubclass(D, C))
fails(lambda: type("F", (D, E), {}))
fails(lambda: type("G", (A, B), {}))
fails(lambda: type("H", (A, A), {}))
fails(lambda: type("I", (5,), {}))
fails(lambda: type("J", (int, str), {}))
fails(lambda: type("K", (bool,), {}))
fails(lambda: type("L", (type(None),), {}))
fails(lambda: type("M", (type(len),), {}))
fails(lambda: type("N", (range,), {}))
fails(lambda: type("O", (slice,), {}))
fails(lambda: type("P", ("x",), {}))


class Root:
    def who(self):
        return []


class X(Root):
    def who(self):
        return ["X"] + super().who()


class Y(Root):
    def who(self):
        return ["Y"] + super().who()


class Z(Root):
    def who(self):
        return ["Z"] + super().who()


class KA(X, Y, Z): pass
class KB(Y, Z): pass
class KC(KA, KB): pass


print(KC().who(), KA().who(), KB().who())


class Base:
    def __init__(self, **rest):
        print("Base", rest)


class Left(Base):
    def __init__(self, left=None, **rest):
        print("Left", left)
        super().__init__(**rest)
        self.left = left


class Right(Base):
    def __init__(self, right=None, **rest):
        print("Right", right)
        super().__init__(**rest)
        self.right = right


class Both(Left, Right):
    def __init__(self, **rest):
        super().__init__(**rest)
        print("Both", self.left, self.right)


Both(left=1, right=2, other=3)
print(isinstance(D(), A), isinstance(D(), (int, C)), issubclass(D, B), issubclass(A, D), issubclass(D, (X, A)), isinstance(5, object), issubclass(bool, int), isinstance(True, int), isinstance(A, type), issubclass(type, object), isinstance(object, type), isinstance(type, object))
fails(isinstance, 5, 5)
fails(isinstance, 5, (int, "x"))
fails(isinstance, 5, ("x", int))
fails(issubclass, 5, int)
fails(issubclass, int, 5)
print(isinstance(5, (int, "x")), isinstance(5, int | str), isinstance(None, int | None), issubclass(bool, str | int), isinstance(1.5, int | str))


class Parent:
    value = "parent"
    items = []

    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def static():
        return "parent static"

    @property
    def prop(self):
        return "parent prop"

    def template(self):
        return f"<{self.step()}>"

    def step(self):
        return "parent step"


class Child(Parent):
    value = "child"

    @classmethod
    def make(cls):
        return "child of " + super().make()

    @staticmethod
    def static():
        return "child static over " + Parent.static()

    @property
    def prop(self):
        return "child over " + super().prop

    def step(self):
        return "child step"

    def sup(self):
        return super().value, super().step(), super(Child, self).template(), super().template()

    def get(self):
        return (lambda: super(Child, self).step())()

    def nested(self):
        def inner():
            return super(Child, self).value, __class__.__name__
        return inner()

    def zero_in_nested(self):
        def inner(self):
            return super().value
        return inner(self)


c = Child()
print(Child.make(), c.make(), c.static(), c.prop, c.template(), c.sup(), c.get(), c.nested(), c.zero_in_nested())
c.items.append(1)
print(Parent.items, Child.items is Parent.items)
del Child.value
print(Child.value, c.value)
Parent.late = lambda self: "late " + type(self).__name__
print(c.late(), super(Child, c).step(), super(Child, Child).make(), super(Child, c).prop)
fails(lambda: super())
fails(lambda: super(Child, 5).step())
fails(lambda: super(5, 5))
fails(lambda: super(Child, c).nothing)
fails(lambda: super(Parent, c).step())


def outside(self):
    return super().step()


fails(outside, c)


def no_arguments():
    class Q:
        def f():
            return super()
    return Q.f()


fails(no_arguments)


class Abstract:
    def run(self):
        raise NotImplementedError(f"{type(self).__name__} must define run")


class Concrete(Abstract):
    pass


fails(Concrete().run)


class Grow(Child):
    def __init_subclass__(cls, tag="none", **rest):
        super().__init_subclass__(**rest)
        cls.tag = tag
        print("subclass", cls.__name__, tag)


class Grown(Grow, tag="given"):
    pass


class Regrown(Grown):
    pass


fails(lambda: type("Bad", (Grow,), {}, wrong=1))
fails(lambda: type("Bad2", (), {}, tag=1))
print(Grown.tag, Regrown.tag, type("Made", (Grow,), {"z": 1}, tag="via type").tag)


class Named:
    def __set_name__(self, owner, name):
        self.names = getattr(self, "names", []) + [(owner.__name__, name)]


class Owner:
    first = Named()
    second = third = Named()


print(Owner.first.names, Owner.second.names)
o = c.__class__()
o.__class__ = Grown
print(type(o).__name__, isinstance(o, Grow), o.tag)
fails(setattr, o, "__class__", 5)
fails(setattr, o, "__class__", int)
fails(setattr, 5, "__class__", str)
