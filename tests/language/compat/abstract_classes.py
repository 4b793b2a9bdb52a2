# options: --profile compat
"""isinstance and issubclass with things that have __bases__ but are no classes, and with proxies."""


class Kind:
    def __init__(self, *bases):
        self.bases = bases

    def get_bases(self):
        return self.bases

    __bases__ = property(get_bases)


class Thing:
    def __init__(self, kind):
        self.kind = kind

    __class__ = property(lambda self: self.kind)


top, left, right = Kind(), Kind(), Kind()
bottom = Kind(left, right)
left.bases = right.bases = (top,)
print(isinstance(Thing(bottom), top), isinstance(Thing(top), bottom), isinstance(Thing(left), (right, left)))
print(issubclass(bottom, top), issubclass(top, bottom), issubclass(bottom, (int, left)))


class Bad:
    def get_bases(self):
        raise RuntimeError("bases")

    __bases__ = property(get_bases)


class NoTuple:
    __bases__ = "text"


for attempt in (lambda: isinstance(1, Bad()), lambda: issubclass(Bad(), int), lambda: issubclass(int, Bad()),
                lambda: isinstance(1, NoTuple()), lambda: issubclass(NoTuple(), int), lambda: issubclass(int, NoTuple()),
                lambda: isinstance(1, 5), lambda: issubclass(5, int)):
    try:
        print(attempt())
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)


class Endless:
    @property
    def __bases__(self):
        return (Endless(), Endless())


for attempt in (lambda: issubclass(Endless(), int), lambda: issubclass(Endless(), Endless())):
    try:
        attempt()
    except RecursionError:
        print("recursion")


class Base:
    def f(self):
        return "Base.f"


class Target(Base):
    def f(self):
        return super(Target, self).f() + " Target.f"


class Proxy:
    def __init__(self, target):
        self.__target = target

    def __getattribute__(self, name):
        if name.startswith("_Proxy__"):
            return object.__getattribute__(self, name)
        return getattr(self.__target, name)


proxy = Proxy(Target())
print(isinstance(proxy, Target), isinstance(proxy, Proxy), isinstance(proxy, int), Target.f(proxy))
