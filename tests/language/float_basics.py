# Floats: repr, parsing, rounding, comparison, methods, special values.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


inf, nan = float("inf"), float("nan")
for value in (0.0, -0.0, 1.0, 0.1, 0.2 + 0.1, 1 / 3, 100.0, 1e15, 1e16, 123456789012345678.0, 1e22, 1e23, 1e100, 1.5e-5, 0.0001,
              0.00001, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.5, inf, -inf, nan, 9007199254740993.0, 4.35, 2.675,
              1e21, 123456.789e3, 0.1 + 0.7, 1.1 * 3, 1e-7, 3.0e10, 12345678.9):
    print(repr(value), str(value), f"{value}", "%s" % value, float(repr(value)) == value)

for text in ("1", "1.", ".5", "1e3", "1E-3", "+1.5", " -2.5\n", "1_0.0_1", "inf", "-Infinity", "NaN", "1e400", "-1e-400", "１.５", "0x1p3"):
    fails(float, text)
for bad in ("", "abc", "1.2.3", "1e", "e5", "--1", "1__0.", "_1", "inf1", ".", "1 2"):
    fails(float, bad)
fails(float, None)
fails(float, [])
fails(float, 1j)
print(float(), float(5), float(True), float(b"2.5"), float(2 ** 53 + 1))

for value in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e300, 0.1):
    print(value, round(value), round(value, 1), round(value, 2), round(value, -1), int(value))
print(round(1234.5678, 2), round(1234.5678, -2), round(1234.5678, 0), round(1e16 + 2, -1), round(-0.4), round(5e-324, 400), round(1.5, -400), round(2.5, None))
fails(round, inf)
fails(round, nan)
fails(round, 1.5, "x")
fails(round, "x")
print(round(inf, 2), round(nan, 2))
fails(round, 1.7976931348623157e308, -308)

print(nan == nan, nan != nan, nan < 1, nan > 1, nan is nan, nan in [nan], [nan] == [nan], inf == inf, inf > 10 ** 400, -inf < -10 ** 400)
print(0.0 == -0.0, 1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 0.1 + 0.2 == 0.3, 1e308 * 10 == inf)
print(hash(1.0) == hash(1), hash(0.5), hash(inf), hash(-inf), hash(1e300), hash(-0.0), hash(2.0 ** 61), hash(1.5), hash(-1.0))

print((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.0).as_integer_ratio(), (1e20).as_integer_ratio(), (3.0).is_integer(), (3.5).is_integer(), inf.is_integer())
fails(inf.as_integer_ratio)
fails(nan.as_integer_ratio)
for value in (0.0, -0.0, 1.0, 0.1, -3.75, 1e300, 5e-324, inf, nan):
    print(value.hex())
for text in ("0x1p0", "0x1.8p1", "-0x.8p-2", "1.8", "inf", "0x1p-1074", "0x1.fffffffffffffp+1023"):
    print(text, float.fromhex(text))
fails(float.fromhex, "0x1p5000")
fails(float.fromhex, "zz")
print((2.5).real, (2.5).imag, (2.5).conjugate(), abs(-2.5), abs(-0.0), -nan != -nan, bool(0.0), bool(nan), bool(1e-300))
print((7.5).__floordiv__(2), (7.5).__mod__(2), (2.5).__add__("x"), (2.5).__eq__(2), (2.5).__lt__(3), (2.5).__trunc__(), (2.5).__round__(), (-2.5).__floor__(), (-2.5).__ceil__())

print(max(1, 2.5, 2), min(1, 1.0), max(1, 1.0), sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([0.1, 0.2], 1), sum([1, 2.5, True]))
print(1e16 + 1, 1e16 + 2, 0.1 * 3, 1e-320 / 10, 3.0 // 0.1, 3.0 % 0.1, divmod(3.0, 0.1), -3.5 // 2, 1e300 * 1e10, -1e300 * 1e10)
print(float("1e-323"), 4.9e-324, 2 ** -1074, 1.0 - 2 ** -53, 1 + 2 ** -52, 1.0.__class__, 1.e3, 1_0.5e1_0, .5, 5.)
print(sorted([2.5, -1, 0.0, -0.0, True, 10 ** 30, -inf, 1e-9]))
