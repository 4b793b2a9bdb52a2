# enum: members, aliases, functional creation, flags, and what cannot be done.
import enum
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, member, nonmember


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name} is {self.value}"

    @property
    def short(self):
        return self.name[0]

    @classmethod
    def first(cls):
        return next(iter(cls))


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.CRIMSON is Color.RED, Color.CRIMSON.name)
print(list(Color), len(Color), Color(2), Color["GREEN"], Color.GREEN in Color, 2 in Color, 7 in Color, Color.RED == 1, Color.RED != Color.GREEN)
print(Color.RED.describe(), Color.RED.short, Color.first(), isinstance(Color.RED, Color), type(Color.RED) is Color, Color.__members__["CRIMSON"], sorted(Color.__members__))
print({Color.RED: "r"}[Color(1)], hash(Color.RED) == hash(Color(1)), list(reversed(Color)), bool(Color.RED), bool(Color), f"{Color.RED}", f"{Color.RED!r:>20}", str(Color), repr(Color))
attempt(Color, 9)
attempt(lambda: Color["BLUE"])
attempt(lambda: Color.BLUE)
attempt(setattr, Color, "RED", 5)
attempt(delattr, Color, "RED")
attempt(lambda: setattr(Color.RED, "value", 5))
attempt(lambda: Color.RED < Color.GREEN)
Color.extra = 5
print(Color.extra)


class Number(IntEnum):
    ONE = 1
    TWO = auto()
    TEN = 10
    NEXT = auto()


print(Number.TWO, repr(Number.TWO), Number.TWO + 1, Number.NEXT.value, Number.ONE < Number.TEN, Number.TWO == 2, sorted([Number.TEN, Number.ONE]), f"{Number.TEN:04d}", [10, 20][Number.ONE], isinstance(Number.ONE, int))


class Word(StrEnum):
    ALPHA = auto()
    BETA = "b"


print(Word.ALPHA, repr(Word.BETA), Word.BETA == "b", Word.ALPHA.upper(), "".join(Word), Word("alpha"), f"{Word.BETA:>3}", isinstance(Word.BETA, str))


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67e-11 * self.mass / self.radius ** 2, 2)


print(Planet.EARTH.gravity, Planet.MARS.mass, Planet.EARTH.value, Planet((6.421e23, 3.3972e6)))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        made = bytes.__new__(cls, [value])
        made._value_ = value
        made.label = label
        return made

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coordinate.PY, Coordinate.PY.label, Coordinate(1) is Coordinate.PY, bytes(Coordinate.PY), Coordinate.PX.value)


class Ordered(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name.lower(), count)

    A = auto()
    B = auto()


print(Ordered.B.value)


class Lenient(Enum):
    YES = "yes"
    NO = "no"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for found in cls:
                if found.value == value.lower():
                    return found
        if value == "odd":
            return 5
        return None


print(Lenient("YES"))
attempt(Lenient, 5)
attempt(Lenient, "maybe")

Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value, Animal.__name__, list(Enum("E", {"x": 5, "y": 6})), list(Enum("P", [("a", 1), ("b", 2)])), list(IntEnum("I", "q r", start=5)), Enum("Z", ["k"]).k)


@unique
class Single(Enum):
    A = 1
    B = 2


def double():
    @unique
    class Twice(Enum):
        A = 1
        B = 1


attempt(double)


def again():
    class Again(Enum):
        A = 1
        A = 2


attempt(again)


class Kinds(Enum):
    plain = 1
    inner = nonmember(5)
    forced = member(lambda: 3)

    class Nested:
        pass

    def method(self):
        return self


print([kind.name for kind in Kinds], Kinds.inner, Kinds.forced.value(), Kinds.Nested.__name__, Kinds.plain.method())


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R, repr(Perm.R | Perm.X), Perm.R | Perm.W is Perm.RW, Perm.RW, Perm.R in Perm.RW, Perm.X in Perm.RW, ~Perm.R, Perm(0), bool(Perm(0)), list(Perm), list(Perm.RW), len(Perm.RW), Perm(7), Perm.R & Perm.W, Perm.R ^ Perm.RW, Perm["W"].value, Perm(5).name, Perm(0).name)
attempt(Perm, 8)
attempt(lambda: Perm.R | 1)
attempt(lambda: 1 in Perm.R)
attempt(lambda: "x" in Perm)


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


print(Bits.A | Bits.B, repr(Bits.A | Bits.B), Bits.A | 8, repr(Bits.A | 8), repr(~Bits.A), Bits(3) == 3, Bits.A + 1, repr(Bits(0)), list(Bits(5)), repr(Bits.A & 5), repr(3 | Bits.C), isinstance(Bits.A | 2, Bits), int(Bits.C))
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED, Color.RED is Color.__members__["RED"])


class Mixed(str, Enum):
    A = "a"
    B = "b"


print(Mixed.A, repr(Mixed.A), Mixed.A == "a", f"{Mixed.A}", Mixed("b"), Mixed.A.upper())


class Base(Enum):
    def shout(self):
        return self.name + "!"


class Derived(Base):
    X = 1


print(Derived.X.shout(), issubclass(Derived, Base), enum.EnumMeta is enum.EnumType, type(Derived) is enum.EnumType)
