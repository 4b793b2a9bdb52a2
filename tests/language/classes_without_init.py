"""Classes without __init__ called at one place, and what they turn into meanwhile."""

import abc


class Bare:
    shared = 1


class Slots:
    __slots__ = ("a", "b")


class Derived(Bare):
    pass


class Meta(type):
    def __call__(cls, *arguments):
        return "meta", arguments


class WithMeta(metaclass=Meta):
    pass


class QuietMeta(type):
    pass


class WithQuietMeta(metaclass=QuietMeta):
    pass


class New:
    def __new__(cls):
        return "new"


class Abstract(abc.ABC):
    @abc.abstractmethod
    def m(self):
        pass


class Finalized:
    def __del__(self):
        pass


class Error(Exception):
    pass


class Items(list):
    pass


def make(cls):
    return cls()


def attempt(cls):
    try:
        result = make(cls)
    except Exception as error:
        return type(error).__name__, str(error)
    return type(result).__name__, vars(result) if hasattr(result, "shared") else None


classes = [Bare, Slots, Derived, WithMeta, WithQuietMeta, New, Abstract, Finalized, Error, Items, int, dict, object, lambda: 5, Bare, Bare]
for turn in range(2):
    print([attempt(cls) for cls in classes])
slotted = make(Slots)
try:
    slotted.a
except AttributeError as error:
    print(error)
slotted.a = 1
print(slotted.a)
one, two = make(Bare), make(Bare)
one.x = 1
print(one is two, vars(one), vars(two), make(Bare).shared)
Bare.__init__ = lambda self: setattr(self, "made", True)
print(attempt(Bare), attempt(Derived))
Derived.__init__ = lambda self, needed: None
print(attempt(Derived), attempt(Bare))
del Bare.__init__, Derived.__init__
print(attempt(Bare), attempt(Derived))
Bare.__new__ = lambda cls: "replaced"
print(attempt(Bare), attempt(Derived))
many = [make(Slots) for _ in range(1000)]
print(len({id(x) for x in many}))
