# int(): parsing, bases, conversion, methods, formatting to bases.


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, text_of(error))


for text in ("0", "-0", "+7", " 42 ", "\t-13\n", "1_000", "1_2_3", "00012", "٣٤", "１２３", "\u00a05\u2003"):
    print(repr(text), int(text))
for text, base in (("ff", 16), ("0xFF", 16), ("-0b101", 2), ("0o17", 8), ("0b11", 0), ("0x_f", 0), ("z", 36), ("Zz", 36),
                   ("012", 10), ("0", 0), ("00", 0), ("101", 3), ("7_7", 8)):
    print(repr(text), base, int(text, base))
print(int(), int(3.99), int(-3.99), int(True), int("9" * 30), int(b"12"), int(bytearray(b" -5 ")), int(1e15), int("1" * 50, 2))

for text in ("", " ", "abc", "1.5", "1e5", "1__0", "_1", "1_", "0x10", "- 1", "--1", "+", "½", "1 2", "\x00", "a" * 10):
    fails(int, text)
for text, base in (("8", 8), ("2", 2), ("012", 0), ("0b2", 0), ("g", 16), ("", 36), ("0x", 16), ("1", 1), ("1", 37), ("1", -2)):
    fails(int, text, base)
fails(int, None)
fails(int, [])
fails(int, 5, 10)
fails(int, float("nan"))
fails(int, float("inf"))
fails(int, 1j)
fails(int, b"x1")
fails(int, "1", "2")
fails(int, 1, 2, 3)

print((0).bit_length(), (255).bit_length(), (-256).bit_length(), (2 ** 100).bit_length(), (255).bit_count(), (-7).bit_count())
print((10).as_integer_ratio(), (5).is_integer(), (5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), True.real)

for n, size, order, signed in ((0, 0, "big", False), (0, 1, "big", False), (258, 2, "big", False), (258, 4, "little", False),
                               (-1, 2, "big", True), (-129, 2, "little", True), (2 ** 70, 9, "big", False), (127, 1, "big", True)):
    data = n.to_bytes(size, order, signed=signed)
    print(n, data, int.from_bytes(data, order, signed=signed))
print((65).to_bytes(), int.from_bytes(b"\x01\x02"), int.from_bytes([1, 255], "little"), int.from_bytes(b""), int.from_bytes(b"\xff" * 20, "big", signed=True))
fails((256).to_bytes, 1, "big")
fails((-1).to_bytes, 1, "big")
fails((128).to_bytes, 1, "big", signed=True)
fails((1).to_bytes, -1, "big")
fails((1).to_bytes, 1, "middle")
fails(int.from_bytes, 5)
fails(int.from_bytes, [256])

for n in (0, 1, -1, 10, -255, 2 ** 70, -2 ** 65, True):
    print(bin(n), oct(n), hex(n), format(n, "x"), format(n, "#X"), format(n, "b"), format(n, "o"), f"{n:d}", str(n), repr(n))
fails(bin, 1.5)
fails(hex, "a")
fails(oct, None)

print(0x_FF, 0b1010_1010, 0o777, 1_000_000, 0XABCdef, 0B11, 0O17, 00, 0_0)
print(abs(-5), abs(-2 ** 80), round(7), round(15, -1), round(-25, -1), round(35, -1), round(149, -2), round(150, -2), round(5, 10))
print(int.__name__, int.__add__(3, 4), (3).__add__(4), (3).__add__("x"), (3).__radd__(4), (7).__divmod__(2), (2).__pow__(5), (2).__pow__(5, 7))
print((5).__lt__(6), (5).__eq__(5), (5).__hash__(), hash(-1), hash(-2), (7).__floordiv__(2), (7).__rfloordiv__(50), (7).__truediv__(2))
print((3).__bool__(), (0).__bool__(), (3).__index__(), (3).__int__(), (3).__float__(), (3).__neg__(), (3).__invert__(), (-3).__abs__())


class Index:
    def __index__(self):
        return 12


class Int:
    def __int__(self):
        return 99


class Trunc:
    def __index__(self):
        return "no"


print(int(Index()), int(Int()), hex(Index()), [0, 1, 2] * 2 if Index() else 0, "x" * 3, list(range(20))[Index()], format(int(Index()), "b"))
fails(int, Trunc())
fails(lambda: [1][Trunc()])
fails(lambda: int(Int(), 10))
fails(lambda: (5).missing)
fails(lambda: int.missing)
