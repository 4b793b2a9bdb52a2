# shows: a generic class that is subscribed is a types.GenericAlias
# expect: benign
import types


class Box[T]:
    def __init__(self, content=None):
        self.content = content


assert type(Box[int]) is types.GenericAlias
assert repr(Box[int]) == "__main__.Box[int]" and Box[int].__origin__ is Box and Box[int].__args__ == (int,)
assert Box[int] == Box[int] and type(Box[int](3)) is Box and Box[int](3).content == 3


class IntBox(Box[int]):
    pass


assert issubclass(IntBox, Box)
print("OK")
