# attack: none: annotations as programs write them
# allowed: all of it
# expect: benign
# compat: contained

import dataclasses
import typing


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0
    tags: list[str] = dataclasses.field(default_factory=list)
    kind: typing.ClassVar[str] = "point"


class Pair(typing.NamedTuple):
    first: int
    second: str = "b"


def area(width: float, height: float = 1.0, *more: int, unit: str | None = None, **rest: typing.Any) -> float:
    size: float = width * height
    return size


assert [field.name for field in dataclasses.fields(Point)] == ["x", "y", "tags"]
assert Point(1) == Point(1, 0, []) and Pair(1) == (1, "b")
assert area.__annotations__["width"] is float and area.__annotations__["return"] is float
assert typing.get_type_hints(area)["unit"] == (str | None)
assert Point.__annotations__["x"] is int and area(2.0) == 2.0
print("OK")
