# attack: members' tables, _missing_ that gives strangers, and blocked names on enum classes
# allowed: members
# expect: contained
# compat: allowed

import enum
class Colour(enum.Enum):
    RED = 1
    @classmethod
    def _missing_(cls, item):
        return 5 if item == 9 else None
class Other(enum.Enum):
    A = 1


leaks = []
for attempt in (
    lambda: Colour(9),
    lambda: Colour(8),
    lambda: Colour.__dict__,
    lambda: Colour.__mro__,
    lambda: Colour.RED.__dict__,
    lambda: Colour.RED.__class__.__bases__,
    lambda: Colour["missing"],
    lambda: type("More", (Colour,), {"BLUE": 2}),
    lambda: Colour.RED.__reduce_ex__(2),
    lambda: setattr(Colour, "RED", 5),
    lambda: delattr(Colour, "RED"),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, ValueError, KeyError):
        pass
print(Colour.RED, Colour(1) is Colour.RED, Colour.RED == Other.A)
print("LEAK" if leaks else "CONTAINED", *leaks)
