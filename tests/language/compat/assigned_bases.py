# __bases__ of a class may be assigned when objects keep their layout: methods, isinstance() and everything below follow.
# options: --profile compat


class A:
    def name(self):
        return "A"

    def only_a(self):
        return 1


class B:
    def name(self):
        return "B"

    @property
    def size(self):
        return 7


class C(A):
    pass


class D(C):
    def name(self):
        return "D" + super().name()


class E(D, B):
    pass


c, d, e = C(), D(), E()
c.size = 3
print(c.name(), d.name(), e.name(), c.size, [k.__name__ for k in E.__mro__])
for _ in range(3):
    print(c.name(), hasattr(c, "only_a"), getattr(c, "size", None))
C.__bases__ = (B,)
print(c.name(), d.name(), e.name(), c.size, [k.__name__ for k in E.__mro__], C.__base__.__name__)
print(isinstance(c, A), isinstance(d, B), issubclass(E, A), hasattr(c, "only_a"))
try:
    c.size = 4
except AttributeError as error:
    print(error)
C.__bases__ = (A, B)
print(c.name(), c.only_a(), c.size, [k.__name__ for k in D.__mro__])


class Slotted:
    __slots__ = ("x",)


class F:
    __slots__ = ()


class Number(int):
    pass


def attempt(kind, bases):
    before = kind.__bases__
    try:
        kind.__bases__ = bases
        print("assigned", kind.__name__, [k.__name__ for k in kind.__mro__])
        kind.__bases__ = before
    except TypeError as error:
        print(error)
    print(kind.__bases__ == before)


for kind, bases in ((C, (C,)), (C, (D,)), (A, (E,)), (C, ()), (C, [A]), (C, (1,)), (C, (Slotted,)), (C, (object,)), (C, (Number,)),
                    (Number, (A,)), (C, (A, A)), (C, (object, A)), (int, (A,)), (C, (B, A)), (C, (bool,))):
    attempt(kind, bases)


class Left(A):
    pass


class Right(A):
    pass


class Both(Left, Right):
    pass


class Other(Right):
    pass


# an order that cannot be found below changes nothing
class Mixed(Left, A):
    pass


attempt(A, (B,))
attempt(Left, (B,))


class Seen(Exception):
    pass


class Special(Exception):
    pass


class Raised(Seen):
    pass


Raised.__bases__ = (Special,)
try:
    raise Raised("caught")
except Seen:
    print("as before")
except Special as error:
    print("by the new base", error)


class Reader:
    def __eq__(self, other):
        return True

    def __getattr__(self, name):
        return "made " + name


class Plain:
    pass


class User(Plain):
    pass


user = User()
print(user == 1, getattr(user, "absent", "none"))
User.__bases__ = (Reader,)
print(user == 1, getattr(user, "absent", "none"))
User.__bases__ = (Plain,)
print(user == 1, getattr(user, "absent", "none"))
try:
    del User.__bases__
except (TypeError, AttributeError) as error:
    print(type(error).__name__)
