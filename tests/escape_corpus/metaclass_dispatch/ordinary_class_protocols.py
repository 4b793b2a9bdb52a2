# attack: none: metaclasses with iteration, containment, subscription and comparison of classes
# allowed: operators on classes, __class_getitem__, abstract registration
# expect: benign
# compat: contained
from abc import ABC, ABCMeta, abstractmethod


class Units(type):
    def __iter__(cls):
        return iter(sorted(name for name in cls.factors))

    def __contains__(cls, name):
        return name in cls.factors

    def __getitem__(cls, name):
        return cls.factors[name]

    def __lt__(cls, other):
        return cls.__name__ < other.__name__

    def __or__(cls, other):
        return (cls, other)


class Length(metaclass=Units):
    factors = {"m": 1, "km": 1000}


class Mass(metaclass=Units):
    factors = {"kg": 1}


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item.__name__}"


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "area") else NotImplemented


class Square:
    def area(self):
        return 4


class Plain(metaclass=ABCMeta):
    pass


Plain.register(int)
assert [*Length] == ["km", "m"] and "m" in Length and Length["km"] == 1000 and sorted([Mass, Length]) == [Length, Mass] and Length | Mass == (Length, Mass)
assert Box[int] == "Box of int" and isinstance(Square(), Shape) and issubclass(int, Plain) and not isinstance("x", Plain)
try:
    Shape()
except TypeError as error:
    print(type(error).__name__)
print("OK")
