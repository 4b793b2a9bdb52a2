# attack: objects that lie to the native parts of typing: parameters, hashes, comparisons and names that raise or recurse
# allowed: type parameters, unions and aliases of ordinary classes
# expect: contained
# compat: contained
from typing import Annotated, Literal, TypeAliasType, TypeVar, Union

T = TypeVar("T")


class Liar:
    __parameters__ = (1, "two", None)
    __origin__ = __args__ = property(lambda self: self)

    def __eq__(self, other):
        raise RuntimeError("eq")

    def __hash__(self):
        raise RuntimeError("hash")


class Grower:
    @property
    def __parameters__(self):
        return (T,) * 1000

    def __getitem__(self, key):
        return self

    def __or__(self, other):
        return Union[self, other]


class Everything(type):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


class Same(metaclass=Everything): ...


cyclic = []
cyclic.append(cyclic)
deep = T
for _ in range(5000):
    deep = list[deep]
attempts = [
    lambda: Union[Liar(), int], lambda: list[Liar()].__parameters__, lambda: list[Liar()] == list[Liar()],
    lambda: hash(list[Liar()]), lambda: list[Grower()][int], lambda: Grower() | int, lambda: Same | int | str | Same,
    lambda: list[cyclic].__parameters__, lambda: repr(list[cyclic]), lambda: deep[int], lambda: repr(deep), lambda: deep == deep,
    lambda: TypeVar("X", bound=Liar()).__bound__, lambda: TypeAliasType("X", Liar(), type_params=(Liar(),)),
    lambda: Literal[Liar()], lambda: Annotated[Liar(), Liar()], lambda: TypeVar("\ud800" * 3), lambda: hash(deep),
]
for attempt in attempts:
    try:
        attempt()
    except (RuntimeError, TypeError, RecursionError, AttributeError):
        pass


def endless[X: endless.__type_params__[0].__bound__](): ...


type Alias = Alias.__value__
for attempt in (lambda: endless.__type_params__[0].__bound__, lambda: Alias.__value__):
    try:
        attempt()
    except RecursionError:
        continue
    print("no end was found")
template = t"{1}"
for _ in range(10):
    template += template
print(len(template.strings), list[T][int], Union[int, str].__args__)
print("CONTAINED")
