# attack: none: code full of type hints, generics, protocols, typed dictionaries and named tuples
# allowed: typing, annotations read through typing.get_type_hints and __annotations__
# expect: benign
# compat: contained
from typing import (Any, Callable, ClassVar, Final, Generic, Iterable, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar,
                    Union, cast, get_args, get_origin, get_type_hints, overload, runtime_checkable)

T = TypeVar("T")
K = TypeVar("K", bound=str)


@runtime_checkable
class Sized(Protocol):
    def size(self) -> int: ...


class Stack(Generic[T]):
    limit: ClassVar[int] = 3

    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items: list[T] = list(items)

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def size(self) -> int:
        return len(self.items)


class Point(NamedTuple):
    x: int
    y: int = 0


class Film(TypedDict, total=False):
    title: str
    year: int


@overload
def first(items: list[T]) -> T: ...
@overload
def first(items: list[T], default: T) -> T: ...
def first(items, default=None):
    return items[0] if items else default


def apply(function: Callable[[int], str], mode: Literal["a", "b"] = "a", value: Optional[int] = None) -> Union[str, None]:
    return function(value) if value is not None else None


PORT: Final = 80
assert Stack[int]([1]).push(2).size() == 2 and isinstance(Stack(), Sized) and not isinstance(3, Sized)
assert Point(1) == (1, 0) and Point(1)._replace(y=2).y == 2 and Film(title="x") == {"title": "x"} and cast(int, "x") == "x"
assert get_origin(dict[str, int]) is dict and get_args(dict[str, int]) == (str, int) and first([], 1) == 1
hints = get_type_hints(apply)
assert sorted(hints) == ["function", "mode", "return", "value"] and get_args(hints["mode"]) == ("a", "b")
assert Point.__annotations__ == {"x": int, "y": int} and apply(str, value=5) == "5"
print("OK")
