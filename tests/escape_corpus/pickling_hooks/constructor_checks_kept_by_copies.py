# attack: get an instance past its constructor's checks, or of a native type with a forged state, by copying, replacing and __new__
# allowed: copies have the state of the original
# expect: contained
# compat: contained

import collections
import copy
import dataclasses
import enum
import fractions
import types

leaks = []
Point = collections.namedtuple("Point", "x y")


class Color(enum.Enum):
    RED = 1
    BLUE = 2


@dataclasses.dataclass(frozen=True)
class Frozen:
    x: int

    def __post_init__(self):
        if self.x < 0:
            raise ValueError("negative")


for attempt in (
    lambda: copy.replace(Point(1, 2), z=3), lambda: copy.replace(Frozen(1), x=-1), lambda: copy.replace(Frozen(1), y=1), lambda: copy.replace(5, x=1), lambda: setattr(copy.copy(Frozen(1)), "x", -1), lambda: copy.replace(types.SimpleNamespace(a=1), **{"__class__": int}), lambda: object.__new__(int),
    lambda: object.__new__(type(len)), lambda: tuple.__new__(int), lambda: dict.__new__(list), lambda: int.__new__(bool, 5), lambda: object.__new__(type(lambda: 0)), lambda: BaseException.__new__(int), lambda: type.__new__(type), lambda: type.__new__(int, "x", (), {}),
):
    try:
        leaks.append(attempt())
    except (TypeError, ValueError, AttributeError):
        pass
assert copy.copy(Color.RED) is Color.RED and copy.deepcopy([Color.BLUE]) == [Color.BLUE]
assert copy.replace(Point(1, 2), y=5) == (1, 5) and copy.replace(Frozen(1), x=2) == Frozen(2)
assert copy.deepcopy(fractions.Fraction(1, 3)) == fractions.Fraction(1, 3)
print("LEAK" if leaks else "CONTAINED", *leaks)
