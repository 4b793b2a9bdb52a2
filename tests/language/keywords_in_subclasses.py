"""Keywords for the __init__ or __new__ of a subclass do not disturb the built-in class's own half."""


def attempt(make):
    try:
        print(make())
    except TypeError as error:
        print(type(error).__name__)


for base, argument in ((list, [1, 2]), (tuple, (1, 2)), (set, {1}), (frozenset, {1}), (float, 1.5), (bytearray, b"x")):
    class Plain(base):
        pass

    class WithInit(base):
        def __init__(self, sequence, extra=None):
            if base in (list, set, bytearray):
                super().__init__(sequence)
            self.extra = extra

    class WithNew(base):
        def __new__(cls, sequence, extra=None):
            self = super().__new__(cls, sequence)
            self.extra = extra
            return self

    attempt(lambda: Plain(argument) == base(argument))
    attempt(lambda: Plain(argument, extra=1))
    attempt(lambda: (WithInit(argument, extra=3) == base(argument), WithInit(argument, extra=3).extra))
    if base is not bytearray:
        attempt(lambda: (WithNew(argument, extra=4) == base(argument), WithNew(argument, extra=4).extra))
