# attack: none: enumerations with values, flags, methods, aliases and lookups by name and value
# allowed: what enum gives
# expect: benign
# compat: contained
from enum import Enum, Flag, IntEnum, auto, unique


class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def nice(self):
        return self.name.title()

    @classmethod
    def parse(cls, text):
        return cls[text.upper()]


class Level(IntEnum):
    LOW = 1
    HIGH = 5


class Right(Flag):
    READ = auto()
    WRITE = auto()
    BOTH = READ | WRITE


assert Colour.CRIMSON is Colour.RED and Colour(2) is Colour.GREEN and Colour.parse("green").nice == "Green"
assert [c.name for c in Colour] == ["RED", "GREEN"] and len(Colour) == 2 and Colour.RED in Colour
assert Level.HIGH > Level.LOW and Level.HIGH + 1 == 6 and sorted([Level.HIGH, Level.LOW])[0] is Level.LOW
assert Right.READ | Right.WRITE == Right.BOTH and Right.READ in Right.BOTH and not Right.READ & Right.WRITE
assert {Colour.RED: "r"}[Colour["RED"]] == "r"
for attempt in [lambda: Colour(9), lambda: Colour["BLUE"], lambda: setattr(Colour, "RED", 3)]:
    try:
        attempt()
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
print(repr(Colour.RED), str(Level.LOW), Right.BOTH.value)
print("OK")
