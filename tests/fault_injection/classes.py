# Classes: inheritance, descriptors, properties, metaclasses, slots, special methods, subclasses of built-in types.
class Registry(type):
    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.options = options
        return cls


class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        setattr(instance, self.name, value * 2)


class Base(metaclass=Registry, kind="base"):
    width = Field()

    def __init__(self, *names, **more):
        for index, name in enumerate(names):
            setattr(self, name, index)
        self.more = more

    @property
    def total(self):
        return self.width + len(self.more)

    @classmethod
    def make(cls):
        return cls("a", "b", c=1)

    @staticmethod
    def plain(x):
        return [x]

    def __getattr__(self, name):
        return "missing " + name

    def __eq__(self, other):
        return isinstance(other, Base)

    def __hash__(self):
        return 7


class Mixin:
    def greet(self):
        return f"hello {self.who}"


class Derived(Mixin, Base, kind="derived"):
    def __init__(self, *names, **more):
        super().__init__(*names, **more)
        self.who = "you"


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Words(list):
    def longest(self):
        return max(self, key=len)


one = Derived.make()
one.width = 21
late = [setattr(one, f"attribute_{n}", n) for n in range(12)]
del one.attribute_3
Base.extra = 5
result = [
    one.total, one.greet(), one.nothing, one.extra, Derived.options, one == Base(), {one: 1}[Base()],
    repr(Point(1, 2) + Point(3, 4)), Words(["a", "bbb"]).longest(), isinstance(one, Mixin), hasattr(one, "width"),
    type("Made", (Base,), {"x": 1}).x, one.plain(3), sorted(vars(one))[:3] if False else [],
]
