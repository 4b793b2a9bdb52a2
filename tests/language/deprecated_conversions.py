# Conversions that CPython warns about or refuses.
import warnings


def show(function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = function()
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
    print(repr(result), [(w.category.__name__, str(w.message)) for w in caught])


class Whole(int):
    pass


class Real(float):
    pass


class Pair(complex):
    pass


class ByTrunc:
    def __trunc__(self):
        return 5


class ByTruncToWhole:
    def __trunc__(self):
        return Whole(6)


class ByTruncToIndex:
    def __trunc__(self):
        return ByIndex()


class ByIndex:
    def __index__(self):
        return True


class ByInt:
    def __int__(self):
        return Whole(8)


class ByFloat:
    def __float__(self):
        return Real(2.5)


class ByComplex:
    def __complex__(self):
        return Pair(1, 2)


for one in (ByTrunc(), ByTruncToWhole(), ByTruncToIndex(), ByIndex(), ByInt(), Whole(9), memoryview(b"12")):
    show(lambda: int(one))
show(lambda: int(memoryview(b"12"), 10))
show(lambda: int(bytearray(b"12"), 3))
show(lambda: float(ByFloat()))
show(lambda: complex(ByComplex()))
show(lambda: complex(ByFloat(), ByFloat()))
show(lambda: complex(1, ByComplex()))
show(lambda: complex(ByComplex(), ByComplex()))
show(lambda: complex(Pair(1, 2), Pair(3, 4)))
show(lambda: complex(1, Pair(3, 4)))
show(lambda: complex(1, ByIndex()))
show(lambda: property().__set_name__())
show(lambda: property().__set_name__(1, 2, 3))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for function in (lambda: int(ByTrunc()), lambda: int(ByInt())):
        try:
            print(function())
        except DeprecationWarning as warning:
            print(str(warning)[:40])
