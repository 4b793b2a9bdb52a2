# The type statement and TypeAliasType.
from typing import TypeAliasType

type Plain = int
print(Plain, repr(Plain), type(Plain) is TypeAliasType, Plain.__name__, Plain.__value__, Plain.__type_params__, Plain.__module__)
type Tree[T] = T | list[Tree[T]]
print(Tree.__type_params__, Tree.__parameters__, Tree.__value__.__args__)
print(Tree[int], Tree[int].__args__, Tree[int].__origin__ is Tree)
try:
    Plain[int]
except TypeError as error:
    print(error)
type Unknown = nowhere
try:
    Unknown.__value__
except NameError as error:
    print(error)
nowhere = 5
print(Unknown.__value__)
nowhere = 6
print(Unknown.__value__)
print((Plain | None).__args__, (int | Plain).__args__, Plain == Plain, hash(Plain) == hash(Plain))
for name in ("__value__", "__name__", "__type_params__"):
    try:
        setattr(Plain, name, 1)
    except AttributeError:
        print(name, "cannot be set")


def function():
    local = str
    type Local[K] = dict[K, local]
    return Local


print(function().__value__)


class Holder[T]:
    type Inside = list[T]
    type Own[U] = dict[T, U]
    size = int
    type Size = size


print(Holder.Inside.__value__, Holder.Own.__value__, Holder.Own[int], Holder.Size.__value__)
Holder.size = str
made = TypeAliasType("made", list[int])
print(made, made.__value__, made.__type_params__)
from typing import TypeVar
K = TypeVar("K")
generic = TypeAliasType("generic", dict[K, K], type_params=(K,))
print(generic[int], generic.__value__, generic.__type_params__)
for arguments in (("x",), (1, int), ("x", int, 5)):
    try:
        TypeAliasType(*arguments)
    except TypeError as error:
        print(type(error).__name__)
try:
    TypeAliasType("x", int, type_params=1)
except TypeError as error:
    print(error)
type = 5
print(type)
type += 1
print(type)
type: int = 3
match type:
    case 3:
        print("type is a soft keyword")
