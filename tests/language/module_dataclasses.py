# dataclasses: fields, generated methods, inheritance, frozen, slots, keyword-only, conversion.
import dataclasses
from dataclasses import dataclass, field, fields, asdict, astuple, replace, make_dataclass, is_dataclass, InitVar, KW_ONLY, FrozenInstanceError, MISSING


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Point:
    x: int
    y: int = 0

    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


p = Point(3, 4)
print(p, p == Point(3, 4), p != Point(3), p.length(), Point(x=1), [f.name for f in fields(Point)], Point.__match_args__, is_dataclass(p), is_dataclass(int), p == 5)
attempt(Point)
attempt(Point, 1, 2, 3)
attempt(hash, p)
attempt(lambda: p < p)
match p:
    case Point(3, y):
        print("matched", y)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tags: tuple = field(default=(), compare=False, repr=False)


a, b = Version(1, 2), Version(1, 10, ("x",))
print(a < b, a <= b, a > b, sorted([b, a]), hash(a) == hash(Version(1, 2, ("z",))), {a: 1}[Version(1, 2)], a)
attempt(setattr, a, "major", 5)
attempt(delattr, a, "major")
attempt(setattr, a, "other", 5)


@dataclass
class Box:
    items: list = field(default_factory=list)
    name: str = "box"
    count: int = field(init=False, default=0)
    hidden: int = field(default=1, repr=False)
    scale: InitVar[int] = 2

    def __post_init__(self, scale):
        self.count = len(self.items) * scale


print(Box(), Box([1, 2]), Box([1], scale=10).count, Box().items is Box().items, fields(Box)[0].default_factory is list, fields(Box)[1].default, fields(Box)[0].default is MISSING)


def bad():
    @dataclass
    class Bad:
        items: list = []


attempt(bad)


def order():
    @dataclass
    class Order:
        a: int = 1
        b: int


attempt(order)


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10


print(Derived(), Derived(1, c=5), [f.name for f in fields(Derived)], Derived(10) == Base(10))


@dataclass(kw_only=True)
class Keywords:
    a: int
    b: int = 1


print(Keywords(a=5))
attempt(Keywords, 5)


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int = field(default=2, kw_only=False)


print(Mixed(1, 5, b=3), Mixed.__match_args__)


@dataclass(slots=True)
class Slotted:
    x: int
    y: list = field(default_factory=list)


s = Slotted(1)
print(s, Slotted.__slots__, s.y)
attempt(setattr, s, "z", 1)


@dataclass(frozen=True, slots=True)
class FrozenSlots:
    x: int = 5


print(FrozenSlots(), FrozenSlots(1) == FrozenSlots(1), hash(FrozenSlots(1)) == hash(FrozenSlots(1)))
attempt(setattr, FrozenSlots(), "x", 1)


@dataclass
class Tree:
    value: int
    children: list["Tree"] = field(default_factory=list)
    table: dict = field(default_factory=dict)


tree = Tree(1, [Tree(2), Tree(3, [Tree(4)])], {"k": Tree(5), "t": (Tree(6), 7)})
print(asdict(tree))
print(astuple(tree))
print(asdict(p, dict_factory=lambda pairs: sorted(pairs)), astuple(p, tuple_factory=list))
print(tree == dataclasses.replace(tree), replace(p, x=9), replace(p))
attempt(replace, p, z=1)
attempt(asdict, Point)
attempt(fields, 5)
attempt(replace, Box([1]), count=3)
tree.children.append(tree)
print(repr(tree)[:60], "..." in repr(tree))

C = make_dataclass("C", ["a", ("b", int), ("c", int, field(default=7))], namespace={"double": lambda self: self.c * 2})
print(C(1, 2), C(1, 2).double(), C.__name__)
attempt(make_dataclass, "D", ["class"])
attempt(make_dataclass, "D", ["a", "a"])
attempt(make_dataclass, "D", ["a b"])


@dataclass(eq=False)
class NoEq:
    x: int = 1


print(NoEq() == NoEq(), hash(NoEq()) is not None)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int = 1


print(hash(Hashed()) == hash(Hashed(1)))


@dataclass(repr=False, init=False)
class Bare:
    x: int = 5

    def __init__(self):
        self.x = 6

    def __repr__(self):
        return f"<bare {self.x}>"


print(Bare(), Bare() == Bare())


def frozen_mix():
    @dataclass
    class Thawed(Version):
        z: int = 0


attempt(frozen_mix)


@dataclass
class Meta:
    x: int = field(default=1, metadata={"unit": "m"})


print(fields(Meta)[0].metadata["unit"], fields(Meta)[0].type in (int, "int"))
attempt(field, default=1, default_factory=list)


@dataclass
class Outer:
    @dataclass
    class Inner:
        v: int

    inner: Inner


print(Outer(Outer.Inner(3)), asdict(Outer(Outer.Inner(3))))
