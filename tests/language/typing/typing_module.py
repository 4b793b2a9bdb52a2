# typing: protocols, NamedTuple, TypedDict, hints.
import typing
from typing import *


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class Sized2(Protocol):
    size: int


class File:
    def close(self): pass


class Nothing: pass


print(isinstance(File(), Closable), isinstance(Nothing(), Closable), issubclass(File, Closable), issubclass(int, Closable))
for wrong in (lambda: isinstance(1, Sized2), lambda: Closable(), lambda: runtime_checkable(File), lambda: Sized2()):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(sorted(get_protocol_members(Closable)), is_protocol(Closable), is_protocol(File), sorted(get_protocol_members(Sized2)))


class Explicit(Closable):
    def __init__(self, x):
        self.x = x


print(Explicit(5).x, isinstance(Explicit(1), Closable))
try:
    class Bad(Protocol, File): pass
except TypeError as error:
    print(error)

T = TypeVar("T")


class Proto(Protocol[T]):
    def get(self) -> T: ...


class Impl(Proto[int]):
    def get(self): return 1


print(Proto[int], Impl().get(), Proto.__parameters__)


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 5

    def total(self):
        return self.x + self.y


print(Point(1), Point(1, 2).total(), Point._fields, Point._field_defaults, Point.__doc__, Point.__annotations__)
print(Point.__orig_bases__ == (NamedTuple,), issubclass(Point, tuple), Point(1)._replace(x=9), Point.__name__)
Pair = NamedTuple("Pair", [("a", int), ("b", str)])
print(Pair(1, "2"), Pair.__annotations__)
for text in ("class A(NamedTuple):\n a: int = 1\n b: int", "class A(NamedTuple):\n _x: int", "class A(NamedTuple, dict):\n a: int",
             "class A(NamedTuple):\n a: int\n def __new__(cls): pass"):
    try:
        exec(text)
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class More(Movie, total=False):
    extra: Required[bool]
    other: "int"


print(Movie(title="x"), type(Movie(title="x")), sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), Movie.__total__)
print(sorted(More.__required_keys__), sorted(More.__optional_keys__), More.__total__, is_typeddict(More), is_typeddict(dict))
Functional = TypedDict("Functional", {"in": int, "class": str}, total=False)
print(Functional.__annotations__, sorted(Functional.__optional_keys__))
try:
    isinstance({}, Movie)
except TypeError as error:
    print(error)
print(get_type_hints(More), get_type_hints(Movie, include_extras=True))


def function(a: "int", b: Optional["Later"] = None, c: Annotated[int, "note"] = 1) -> "list[Later]": pass


class Later: pass


class Base:
    a: "int"
    b: "Later"


class Child(Base):
    b: str
    c: ClassVar["int"] = 5


print(get_type_hints(function)["a"], get_type_hints(function)["return"], get_args(get_type_hints(function)["b"]),
      get_type_hints(function)["c"])
print(get_type_hints(function, include_extras=True)["c"], list(get_type_hints(Child).items()))
try:
    get_type_hints(5)
except TypeError as error:
    print(error)

UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, UserId.__name__, type(UserId).__name__)
try:
    class Sub(UserId): pass
except TypeError as error:
    print(error)


@overload
def over(x: int) -> int: ...
@overload
def over(x: str) -> str: ...
def over(x): return x


print(over(1), len(get_overloads(over)))
clear_overloads()
print(get_overloads(over))


@final
class Final1: pass


class O:
    @override
    def m(self): pass


print(Final1.__final__, O.m.__override__, cast("anything", 5), TYPE_CHECKING, assert_type(5, int))
try:
    assert_never("x")
except AssertionError as error:
    print(error)


@dataclass_transform(frozen_default=True)
def transform(cls): return cls


print(transform.__dataclass_transform__["frozen_default"])


@no_type_check
def unchecked(x: "not valid"): pass


print(get_type_hints(unchecked))


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(s.items, s.__orig_class__, Stack[int], Stack.__parameters__, get_args(Stack[int]), get_origin(Stack[int]) is Stack)
K = TypeVar("K")


class Both(Stack[T], Dict[K, T]): pass


print(Both.__parameters__, Both[int, str], Both.__orig_bases__)
for text in ("class A(Generic): pass", "class A(Generic[T], Generic[K]): pass", "class A(List[T], Generic[K]): pass",
             "class A(Literal[1]): pass", "class A(TypeVar('X')): pass", "class A(Self): pass"):
    try:
        exec(text)
    except TypeError as error:
        print(error)
print(repr(TypeVar("A", covariant=True)), repr(TypeVar("B", contravariant=True)), TypeVar("C", int, str).__constraints__, TypeVar("D", bound=int).__bound__)
for wrong in (lambda: TypeVar("A", int), lambda: TypeVar("A", covariant=True, contravariant=True), lambda: TypeVar("A", int, str, bound=int),
              lambda: TypeVar(5), lambda: TypeVar("A", covariant=True, infer_variance=True)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(sorted(name for name in typing.__all__ if not hasattr(typing, name)))
