"""Where a property's documentation and name come from, and what copies keep."""


def plain(self):
    return 1


def second(self):
    """second"""


def third(self):
    """third"""


class Sub(property):
    """sub"""


class SubPlain(property):
    pass


for kind in (property, Sub, SubPlain):
    print(kind(plain).__doc__, kind(second).__doc__, kind(second, None, None, "given").__doc__, kind().__doc__)
    given = kind(second, None, None, "given")
    print(given.getter(third).__doc__, kind(second).getter(third).__doc__, kind(second).setter(third).__doc__)
    changed = kind(second)
    changed.__doc__ = "user"
    print(changed.__doc__, changed.getter(third).__doc__)
    changed = kind(plain)
    changed.__doc__ = "user"
    print(changed.__doc__, type(changed.getter(second)) is kind)


class Owner:
    @property
    def first(self):
        return 1

    @first.setter
    def other(self, value):
        pass

    late = property(plain)
    none = property(None, plain)


print(Owner.first.__name__, Owner.other.__name__, Owner.late.__name__, Owner.none.__name__)
Owner.extra = property(plain)
print(Owner.extra.__name__)
Owner.extra.__name__ = None
print(Owner.extra.__name__)
for odd in (property(None, plain), property(1)):
    try:
        odd.__name__
    except AttributeError as error:
        print(error)


class Slots(property):
    """text"""
    __slots__ = ("__doc__x",)


print(Slots(plain).__doc__)


class Qualified:
    __slots__ = ("__qualname__", "__classcell__")

    def method(self):
        return __class__


print(Qualified.__qualname__, Qualified().method() is Qualified)
