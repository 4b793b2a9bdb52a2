# attack: numbers with lying operators and huge sizes in statistics, fractions and math
# allowed: ordinary numbers
# expect: contained
# compat: contained
import fractions
import math
import statistics

leaks = []


class Liar(int):
    def __index__(self):
        return -2**70

    def __float__(self):
        return "x"

    def __add__(self, other):
        return leaks

    __radd__ = __mul__ = __add__


for attempt in [lambda: statistics.mean([]), lambda: statistics.mean(["a"]), lambda: statistics.stdev([1]), lambda: statistics.mode([]), lambda: statistics.median([1, "a"]),
                lambda: fractions.Fraction(1, 0), lambda: fractions.Fraction("1/0"), lambda: fractions.Fraction("x" * 1000), lambda: fractions.Fraction(float("nan")),
                lambda: fractions.Fraction(1).limit_denominator(0), lambda: fractions.Fraction.__new__.__globals__, lambda: fractions.Fraction("1").__reduce__.__self__.x,
                lambda: fractions.re.os, lambda: fractions.sys.modules["os"], lambda: math.factorial(-1),
                lambda: math.comb(-1, 1), lambda: math.gcd(1.5), lambda: math.log(0), lambda: math.isqrt(-1), lambda: math.floor(float("inf")), lambda: math.fsum([1e308] * 3),
                lambda: math.prod([Liar(1), Liar(2)]) and "x" + 1, lambda: math.ldexp(1.0, 2**70), lambda: math.dist([1], [1, 2]), lambda: math.sumprod([1], [])]:
    try:
        leaks.append(attempt())
    except (TypeError, ValueError, AttributeError, KeyError, OverflowError, ZeroDivisionError):
        pass
if leaks or statistics.median([3, 1, 2]) != 2 or fractions.Fraction(1, 3) + fractions.Fraction("1/6") != fractions.Fraction(1, 2) or math.gcd(12, 18) != 6:
    leaks.append("ordinary numbers")
print("LEAK" if leaks else "CONTAINED", *leaks)
