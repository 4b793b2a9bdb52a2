# attack: none: classes with slots, inheritance of slots, defaults and weak references
# allowed: slots read, set and deleted
# expect: benign
# compat: contained
import weakref


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


class Named(Point):
    __slots__ = ("name", "__weakref__")


class Open(Point):
    pass


named, free = Named(1), Open(1)
named.name, free.extra = "n", 5
assert named == Point(1) == free and {Point(1): 1}[named] == 1 and weakref.ref(named)() is named and vars(free) == {"extra": 5}
del named.x
for attempt in [lambda: named.x, lambda: setattr(named, "other", 1), lambda: vars(Point(1)), lambda: weakref.ref(Point(1)), lambda: delattr(named, "x")]:
    try:
        attempt()
        print("allowed")
    except (AttributeError, TypeError) as error:
        print(type(error).__name__)
Point.x.__set__(named, 9)
assert named.x == 9 and Point.x.__get__(named) == 9
print("OK")
