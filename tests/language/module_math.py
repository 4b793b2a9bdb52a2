# math: every function on ordinary and odd arguments, with its errors.

import math


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, text_of(error))


inf, nan = math.inf, math.nan
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(2.9), math.trunc(-2.9), math.floor(5), math.ceil(10 ** 20), math.floor(1e20), math.ceil(-0.5), math.floor(True))
for function in (math.floor, math.ceil, math.trunc):
    fails(function, inf)
    fails(function, nan)
    fails(function, "x")
print(math.sqrt(2), math.sqrt(0), math.sqrt(10 ** 40), math.isqrt(99), math.isqrt(10 ** 40), math.cbrt(27), math.cbrt(-8), math.exp(1), math.exp(0), math.exp2(10), math.expm1(1e-10), math.log(math.e), math.log(8, 2), math.log(10 ** 400), math.log(100, 10), math.log2(1024), math.log2(2 ** 2000), math.log10(1000), math.log10(10 ** 400), math.log1p(1e-10), math.pow(2, 0.5), math.pow(0, 0), math.hypot(3, 4), math.hypot(1, 2, 2), math.hypot(), math.dist((0, 0), (3, 4)))
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(0.0), lambda: math.log2(0), lambda: math.log10(-5), lambda: math.log1p(-1), lambda: math.log(5, 0), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.pow(-1, 0.5), lambda: math.pow(10, 400), lambda: math.isqrt(-1), lambda: math.isqrt(1.5), lambda: math.acos(2), lambda: math.atanh(1), lambda: math.acosh(0), lambda: math.sin(inf), lambda: math.fmod(1, 0), lambda: math.fmod(inf, 1), lambda: math.remainder(1, 0), lambda: math.gamma(0), lambda: math.gamma(-1), lambda: math.lgamma(0), lambda: math.gamma(200), lambda: math.sqrt("4"), lambda: math.sqrt(1j), lambda: math.sqrt(10 ** 400), lambda: math.sqrt(), lambda: math.sqrt(1, 2), lambda: math.log(), lambda: math.dist((1,), (1, 2)), lambda: math.cosh(1000), lambda: math.sinh(-1000), lambda: math.expm1(1000)):
    fails(call)
for name in ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "atanh", "erf", "erfc"):
    function = getattr(math, name)
    print(name, function(0.5), function(0), function(-0.25))
print(math.acosh(1.5), math.gamma(5), round(math.gamma(0.5), 12), round(math.lgamma(10), 12), math.atan2(1, -1), math.atan2(-0.0, -1), math.atan2(0, 0), math.degrees(math.pi), math.radians(180))
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(-12, 18, 27), math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.lcm(2, 3, 7), math.gcd(2 ** 200, 6 ** 50) == 2 ** 50)
fails(math.gcd, 1.5)
fails(math.lcm, "a")
print(math.factorial(0), math.factorial(20), math.factorial(30), math.comb(5, 2), math.comb(5, 9), math.comb(100, 50), math.perm(5), math.perm(5, 2), math.perm(3, 5), math.comb(0, 0), math.prod([1, 2, 3]), math.prod([], start=5), math.prod([0.5, 4]), math.prod(range(1, 25)), math.prod([2], start=3))
fails(math.factorial, -1)
fails(math.factorial, 2.0)
fails(math.factorial, "x")
fails(math.comb, -1, 2)
fails(math.comb, 1, -2)
fails(math.comb, 1.5, 2)
fails(math.perm, -1)
fails(math.prod, 5)
print(math.fsum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.fsum([]), math.sumprod([1, 2], [3, 4]), math.sumprod([0.1] * 3, [3, 3, 3]))
fails(math.fsum, [inf, -inf])
fails(math.fsum, ["a"])
fails(math.sumprod, [1], [1, 2])
print(math.copysign(3, -0.0), math.copysign(-3, 1), math.fabs(-2), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.remainder(7, 4), math.remainder(-5.5, 2), math.modf(3.25), math.modf(-3.25), math.modf(inf), math.frexp(10), math.frexp(0), math.frexp(-0.1), math.ldexp(0.75, 4), math.ldexp(1, -1074), math.fma(2, 3, 4))
fails(math.ldexp, 1, 5000)
fails(math.ldexp, 1, 1.5)
print(math.isnan(nan), math.isnan(1), math.isinf(-inf), math.isinf(1), math.isfinite(1e308), math.isfinite(nan), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(inf, inf), math.isclose(nan, nan))
fails(math.isclose, 1, 1, rel_tol=-1)
fails(math.isclose, 1, 2, 3)
print(math.nextafter(1, 2), math.nextafter(0, 1), math.nextafter(1, 1), math.ulp(1), math.ulp(0), math.ulp(1e300), math.nextafter(1.0, inf, steps=3))


class Rational:
    def __float__(self):
        return 2.25

    def __floor__(self):
        return "floored"

    def __ceil__(self):
        return "ceiled"

    def __trunc__(self):
        return "truncated"


print(math.sqrt(Rational()), math.floor(Rational()), math.ceil(Rational()), math.trunc(Rational()), math.sqrt(True), math.isnan(Rational()))
print(sum(math.sin(i / 10) ** 2 + math.cos(i / 10) ** 2 for i in range(100)), math.sin(1e22), math.cos(1e10), math.tan(math.pi / 2), math.sin(math.pi), math.exp(-745.2), math.log(5e-324))
print(all(math.isqrt(n) ** 2 <= n < (math.isqrt(n) + 1) ** 2 for n in range(2000)), math.isqrt(2 ** 200 - 1), [math.floor(math.log10(10 ** n)) for n in range(20)], math.__name__, math.pi.__class__.__name__)

# Gamma to the last bit
for step in range(-60, 61):
    x = step * 0.37 + 0.013
    print(x, math.gamma(x), math.lgamma(x))
for x in (140.5, 150.25, 170.6, -140.5, -180.5, -201.3, 1e-21, 1e-300, 1e300, 23.0, 24.0, 0.5):
    print(x, math.gamma(x) if x < 171 else None, math.lgamma(x))

try:
    math.factorial(2**70)
except OverflowError as error:
    print(error)
