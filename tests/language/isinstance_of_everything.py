"""isinstance() of every kind of value for every kind of class, asked from one place, then for classes that change."""


class Items(list):
    pass


class Number(int):
    pass


class Meta(type):
    def __instancecheck__(cls, value):
        return "yes" if value == 1 else ""


class Asked(metaclass=Meta):
    pass


class Claiming:
    @property
    def __class__(self):
        return list


values = [1, 2**70, 1.5, True, None, "a", b"a", bytearray(b"a"), [], (), {}, set(), frozenset(), range(3), slice(1), complex(1),
          iter([]), len, int, type, print, Exception(), KeyError(1), object(), lambda: 1, (x for x in ()), memoryview(b"a"),
          {}.keys(), NotImplemented, ..., Items(), Number(3), Asked(), Claiming(), Items, Asked]
classes = [int, float, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, complex, object, type,
           Exception, KeyError, LookupError, BaseException, type(len), type(lambda: 1), type(None), memoryview, Items, Number,
           Asked, (int, str), int | str, (list, (dict, Items)), (), type(...)]


def asked(value, cls):
    return isinstance(value, cls)


for value in values:
    print("".join(str(int(asked(value, cls))) for cls in classes), "".join(str(int(isinstance(value, cls))) for cls in classes))
for wrong in (1, "int", [int], None, (1,), (int, "x")):
    try:
        print(asked([], wrong))
    except TypeError as error:
        print(error)
print(asked(1, (int, "x")), [asked(value, int) for value in (1, "a", True, 2**70, 1.0)])
