"""One place that calls several built-in classes, with one to three arguments and generators, and methods of numbers."""


class Small(int):
    pass


class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


def one(callee, x):
    return callee(x)


def two(callee, x, y):
    return callee(x, y)


def none(callee):
    return callee()


def squares():
    yield 1
    yield 4


def shown(x):
    return (type(x).__name__, x)


for _ in range(3):
    for callee in (int, float, str, bool, list, tuple, set, frozenset, bytes, type, Small, complex, dict, range, Meta):
        for x in ("1", 7, 2.5, (), [(1, 2)], True, None, Made(), Small(3), squares()):
            if callee in (str, type, complex) or callee is bytes and x == 7:
                continue
            try:
                print(callee.__name__, shown(one(callee, x)))
            except (TypeError, ValueError) as error:
                print(callee.__name__, type(error).__name__, str(error).replace("0x", "")[:40])
    print([one(type, x).__name__ for x in (1, 1.5, True, None, ..., "a", Small(2), Made(), Made, {}.keys(), {}.items(), len)])
    print([none(callee) for callee in (int, float, str, bool, list, tuple, dict, complex, bytes)])
    print(two(int, "ff", 16), two(int, "101", 2), two(str, b"ab", "ascii"), two(complex, 1, 2), two(range, 2, 5))
    for callee in (int, float, list, type, bool):
        try:
            print(two(callee, "1", "2"))
        except TypeError as error:
            print(callee.__name__, error)

# Classes that are made by calling type, at the place that asked for types.
def asked(*arguments):
    return type(*arguments)


print(asked(3), asked("New", (), {}).__name__, asked(Made), asked(asked("Other", (Made,), {})))


# --- methods of numbers
def bits(x):
    return x.bit_length()


def whole(x):
    return x.is_integer()


print([bits(x) for x in (0, 1, -8, True, 2**60, 2**100, Small(9), -(2**70))] * 2)
print([whole(x) for x in (1.5, 2.0, 3, True, float("inf"))])
for x in (1.5, "a", None):
    try:
        bits(x)
    except AttributeError as error:
        print(error)
Small.bit_length = lambda self: "own"
print([bits(x) for x in (5, Small(5), False)])


def text(x):
    return x.__str__(), x.__add__(1)


print([text(x) for x in (1, 2.5, True, 2**80, Small(4))])
