# list[int] and X | Y: what they hold, compare and do.
from typing import TypeVar, ParamSpec, TypeVarTuple, Unpack

T = TypeVar("T")
U = TypeVar("U")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")

for alias in (list[int], dict[str, int], tuple[int, ...], tuple[()], type[int], list[T], dict[T, U], list[list[T]],
              set[int | str], frozenset[T], list["text"], list[None], list[1], tuple[int, *tuple[str, ...]]):
    print(alias, alias.__origin__, alias.__args__, alias.__parameters__)
print(list[T][int], dict[T, U][int, str], dict[T, int][str], list[list[T]][int], dict[T, T][int], dict[T, list[U]][U, T])
print(tuple[*Ts].__parameters__, tuple[int, *Ts].__args__)
print(tuple[int, *Ts][str, bytes], tuple[*Ts][()], tuple[*Ts][int], tuple[*Ts, T][int, str, bytes])
print(list[int] == list[int], list[int] == list[str], list[int] != list[int], hash(list[int]) == hash(list[int]))
print(list[int]([1, 2]), dict[str, int](a=1), list[int].__name__, list[int].__class__, list[int].append is not None)
print(next(iter(tuple[int, str])), [*tuple[int]], next(iter(tuple[int])).__unpacked__, tuple[int].__unpacked__)
for wrong in (lambda: list[int][str], lambda: list[T][int, str], lambda: dict[T, U][int], lambda: isinstance([], list[int]),
              lambda: issubclass(list, list[int]), lambda: int[str], lambda: dict[T, U][()]):
    try:
        print(wrong())
    except TypeError as error:
        print("TypeError:", error)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item}"


class Listed(list[int]):
    pass


print(Generic[int], Listed([1]), Listed.__orig_bases__, Listed.__mro_entries__ if hasattr(Listed, "__mro_entries__") else None)

for union in (int | str, int | None, None | int, int | str | int, list[int] | dict[str, int], int | (str | bytes), int | list):
    print(union.__args__, union == union, type(union) is type(int | str))
print((int | str) == (str | int), hash(int | str) == hash(str | int), (int | str) == int, int | int)
print(isinstance(1, int | str), isinstance(b"", int | str), isinstance(None, int | None), issubclass(bool, int | str))
print((list[T] | int).__parameters__, (list[T] | T)[int].__args__, (T | None)[int].__args__)
print((int | str) in {int | str}, (int | "text" if False else "skipped"))
for wrong in (lambda: int | 5, lambda: 5 | int, lambda: None | None, lambda: int | "text", lambda: isinstance(1, int | list[int]),
              lambda: (int | str)(), lambda: (int | str).x, lambda: (int | str)[int]):
    try:
        print(wrong())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)
print(dir(list[int])[:0], list[int].__doc__ == list.__doc__, repr(list[list]), list[Generic])
