# Classes: attributes, methods, class scope, static and class methods, properties, __slots__, name mangling, names and docs.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Account:
    """An account."""

    count = 0
    rates = {"basic": 1}

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        Account.count += 1

    def deposit(self, amount):
        self._balance += amount
        return self

    @property
    def balance(self):
        "The balance."
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    @balance.deleter
    def balance(self):
        print("deleting")
        self._balance = 0

    @property
    def read_only(self):
        return "ro"

    @classmethod
    def opened(cls, owner):
        return cls(owner, 10)

    @staticmethod
    def fee(amount):
        return amount * 2


a, b = Account("ann"), Account.opened("bob")
print(a.deposit(5).deposit(6).balance, b.balance, Account.count, a.count, a.fee(3), Account.fee(4), Account.__name__, Account.__doc__, Account.__qualname__, Account.__module__)
a.count = 99
print(a.count, b.count, Account.count)
del a.count
print(a.count)
a.balance = 50
del a.balance
print(a.balance, Account.balance.__doc__, type(Account.balance).__name__)
fails(setattr, a, "balance", -1)
fails(setattr, a, "read_only", 1)
fails(delattr, a, "read_only")
fails(lambda: a.nothing)
fails(lambda: Account.nothing)
fails(delattr, a, "nothing")
fails(delattr, Account, "nothing")
fails(lambda: Account.deposit(5, 6))
fails(setattr, int, "x", 1)
fails(setattr, 5, "x", 1)
fails(setattr, "s", "x", 1)
fails(setattr, None, "x", 1)
fails(delattr, 5, "real")
fails(setattr, [], "append", 1)
fails(setattr, object(), "x", 1)
fails(setattr, print, "x", 1)
a.extra = lambda: "no self"
print(a.extra(), [n for n in ("owner", "extra", "deposit", "zzz") if hasattr(a, n)], getattr(a, "zzz", "default"), getattr(a, "owner"))
Account.added = lambda self: f"added to {self.owner}"
print(a.added(), b.added())
bound = a.deposit
print(bound(1) is a, bound.__name__, bound == a.deposit, bound == b.deposit, bound.__func__ is Account.deposit, type(bound).__name__, hash(bound) == hash(a.deposit))


class Scope:
    x = 1
    y = x + 1
    items = [1]
    for i in range(3):
        pass
    if y > 1:
        conditional = "yes"

    def method(self):
        return x

    def __secret(self):
        return "mangled"

    def call(self):
        return self.__secret(), self.__private

    __private = "p"
    _Scope__direct = "d"
    __dunder__ = "not mangled"

    def both(self):
        return self.__direct, self.__dunder__

    class Nested:
        z = 5

        def get(self):
            return self.__inner if hasattr(self, "_Nested__inner") else "none"

        __inner = "nested"

    x = 10


x = "module x"
s = Scope()
print(Scope.x, Scope.y, Scope.i, Scope.conditional, s.method(), s.call(), s._Scope__secret(), s.both(), Scope.Nested().get(), Scope.Nested.z)
fails(lambda: s.__secret)
fails(lambda: Scope.__private)


class _Underscored:
    __a = 1

    def f(self, __arg=2):
        global __global
        __global = 3
        __local = 4
        return self.__a, __arg, __local


print(_Underscored().f(), _Underscored._Underscored__a, _Underscored__global)


class Slotted:
    __slots__ = ("a", "b", "__private")

    def __init__(self):
        self.a = 1
        self.__private = 2

    def get(self):
        return self.__private


class SubSlotted(Slotted):
    __slots__ = "c"


class Open(Slotted):
    pass


t = Slotted()
print(t.a, t.get(), hasattr(t, "b"))
fails(lambda: t.b)
fails(setattr, t, "z", 1)
t.b = 5
del t.b
fails(lambda: t.b)
fails(delattr, t, "b")
u = SubSlotted()
u.c = u.b = 3
print(u.a, u.b, u.c)
fails(setattr, u, "d", 1)
o = Open()
o.anything = 7
print(o.anything, o.a)
fails(lambda: type("Bad", (), {"__slots__": ("a", "a b")}))
fails(lambda: type("Bad", (), {"__slots__": ("a",), "a": 1}))
fails(lambda: type("Bad", (), {"__slots__": (5,)}))


class Empty: pass


class OneLine: x = 1; y = 2


class Doc:
    __doc__ = "explicit"


print(Empty.__doc__, OneLine.x + OneLine.y, Doc.__doc__, Doc().__doc__, type(Empty()).__name__, isinstance(Empty(), Empty), Empty() == Empty(), (lambda e: e == e)(Empty()), Empty.__name__)
Empty.__name__ = "Renamed"
Empty.__qualname__ = "Other.Renamed"
print(Empty.__name__, Empty.__qualname__)
fails(setattr, Empty, "__name__", 5)
fails(lambda: Empty(1))
fails(lambda: Account())
fails(lambda: type("T", (), {"__init__": lambda self: 5})())
decorated = []


def decorate(cls):
    decorated.append(cls.__name__)
    cls.tag = "tagged"
    return cls


@decorate
@lambda c: c
class Decorated:
    pass


print(decorated, Decorated.tag)


def make(n):
    class Local:
        value = n

        def get(self):
            return n, self.value, Local.__name__
    return Local


first, second = make(1), make(2)
print(first().get(), second().get(), first is second, isinstance(first(), second), first.__qualname__)


class Meters:
    unit = "m"

    def show(self):
        return self.unit

    show_alias = show


class Feet(Meters):
    unit = "ft"


print(Meters().show(), Feet().show_alias(), Meters.show(Feet()))
try:
    class Broken:
        a = 1
        b = undefined_thing
except NameError as error:
    print(error)
try:
    Broken
except NameError as error:
    print(error)
