# fractions: rational numbers in lowest terms.
import math
import numbers
import operator
import re

__all__ = ["Fraction"]

_FORMAT = re.compile(
    r"\A\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)"
    r"(?:(?:\s*/\s*(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z", re.I)
_INF = math.inf


class Fraction(numbers.Rational):
    """This class implements rational numbers."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or (not isinstance(numerator, type) and hasattr(numerator, "as_integer_ratio")):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            found = _FORMAT.match(numerator)
            if found is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            numerator, denominator = _parsed(found)
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator, self._denominator = numerator // common, denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        """Converts a finite float to a rational number, exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Converts a finite Decimal instance to a rational number, exactly."""
        return cls(*dec.as_integer_ratio())

    def is_integer(self):
        """Return True if the Fraction is an integer."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Return a pair of integers, whose ratio is equal to the original Fraction."""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """Closest Fraction to self with denominator at most max_denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec):
        if not format_spec:
            return str(self)
        if format_spec[-1] in "eEfFgG%":
            return _format_rounded(self, format_spec)
        found = re.match(r"\A(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<alt>#)?(?P<zero>0)?(?P<width>\d+)?(?P<comma>[,_])?\Z",
                         format_spec, re.S)
        if found is None:
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")
        body = f"{abs(self._numerator):{found['comma'] or ''}}"
        if self._denominator > 1 or found["alt"]:
            body += f"/{self._denominator:{found['comma'] or ''}}"
        sign = "-" if self < 0 else found["sign"] if found["sign"] in ("+", " ") else ""
        width, align, fill = int(found["width"] or 0), found["align"] or ">", found["fill"] or " "
        if found["zero"] and not found["align"]:
            align, fill = "=", "0"
        padding = fill * (width - len(sign) - len(body))
        if align == "=":
            return sign + padding + body
        text = sign + body
        if align == "<":
            return text + padding
        if align == ">":
            return padding + text
        half = len(padding) // 2
        return padding[:half] + text + padding[half:]

    def _binary(exact, fallback):
        name = fallback.__name__

        def forward(a, b):
            if isinstance(b, Fraction):
                return exact(a, b)
            if isinstance(b, int):
                return exact(a, Fraction(b))
            if isinstance(b, float):
                return fallback(float(a), b)
            if isinstance(b, complex):
                return fallback(complex(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            if isinstance(a, numbers.Complex):
                return fallback(complex(a), complex(b))
            return NotImplemented
        forward.__name__ = f"__{name}__"
        reverse.__name__ = f"__r{name}__"
        return forward, reverse

    def _add(a, b):
        da, db = a._denominator, b._denominator
        g = math.gcd(da, db)
        if g == 1:
            return _exact(a._numerator * db + da * b._numerator, da * db)
        s = da // g
        t = a._numerator * (db // g) + b._numerator * s
        g2 = math.gcd(t, g)
        return _exact(t // g2, s * (db // g2))

    def _sub(a, b):
        return a + _exact(-b._numerator, b._denominator)

    def _mul(a, b):
        na, nb, da, db = a._numerator, b._numerator, a._denominator, b._denominator
        g1, g2 = math.gcd(na, db), math.gcd(nb, da)
        return _exact((na // g1) * (nb // g2), (da // g2) * (db // g1))

    def _div(a, b):
        if b._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._numerator * b._denominator}, 0)")
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        quotient, n = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
        return quotient, Fraction(n, a._denominator * b._denominator)

    def _mod(a, b):
        return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), a._denominator * b._denominator)

    __add__, __radd__ = _binary(_add, operator.add)
    __sub__, __rsub__ = _binary(_sub, operator.sub)
    __mul__, __rmul__ = _binary(_mul, operator.mul)
    __truediv__, __rtruediv__ = _binary(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _binary(_floordiv, operator.floordiv)
    __divmod__, __rdivmod__ = _binary(_divmod, divmod)
    __mod__, __rmod__ = _binary(_mod, operator.mod)
    del _binary, _add, _sub, _mul, _div, _floordiv, _divmod, _mod

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return _exact(a._numerator ** power, a._denominator ** power)
            if a._numerator > 0:
                return _exact(a._denominator ** -power, a._numerator ** -power)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
            return _exact((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return _exact(a._numerator, a._denominator)

    def __neg__(a):
        return _exact(-a._numerator, a._denominator)

    def __abs__(a):
        return _exact(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        modulus = (1 << 61) - 1
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            result = 314159
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def _richcmp(self, other, function):
        if isinstance(other, numbers.Rational):
            return function(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return function(0.0, other)
            return function(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))


def _exact(numerator, denominator):
    """A Fraction of two numbers that are in lowest terms already."""
    made = object.__new__(Fraction)
    made._numerator, made._denominator = numerator, denominator
    return made


def _parsed(found):
    numerator = int(found["num"] or "0")
    denominator = int(found["denom"] or "1")
    if found["denom"] is None:
        decimal = found["decimal"]
        if decimal:
            decimal = decimal.replace("_", "")
            scale = 10 ** len(decimal)
            numerator = numerator * scale + int(decimal)
            denominator *= scale
        if found["exp"]:
            exponent = int(found["exp"])
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
    return (-numerator if found["sign"] == "-" else numerator), denominator


def _format_rounded(self, spec):
    found = re.match(r"\A(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<noneg>z)?(?P<alt>#)?(?P<zero>0)?(?P<width>\d+)?"
                     r"(?P<comma>[,_])?(?:\.(?P<precision>\d+))?(?P<type>[eEfFgG%])\Z", spec, re.S)
    if found is None:
        raise ValueError(f"Invalid format specifier {spec!r} for object of type {type(self).__name__!r}")
    kind, precision = found["type"], int(found["precision"] or 6)
    number = abs(self) * (100 if kind == "%" else 1)
    exponent = None
    if kind in "fF%":
        digits = str(_rounded(number * 10 ** precision)).rjust(precision + 1, "0")
        body = digits[:len(digits) - precision], digits[len(digits) - precision:]
    else:
        significant = max(precision, 1) if kind in "gG" else precision + 1
        exponent = _exponent_of(number, significant)
        scaled = number / Fraction(10) ** (exponent - significant + 1) if number else number
        digits = str(_rounded(scaled)).ljust(significant, "0")
        if kind in "gG" and -4 <= exponent < significant:
            point = exponent + 1
            digits = digits if point > 0 else "0" * (1 - point) + digits
            body = digits[:max(point, 1)], digits[max(point, 1):]
            exponent = None
        else:
            body = digits[:1], digits[1:]
        if kind in "gG" and not found["alt"]:
            body = body[0], body[1].rstrip("0")
    whole = f"{int(body[0]):{found['comma'] or ''}}"
    negative = self < 0 and not (found["noneg"] and not (body[0] + body[1]).strip("0"))
    sign = "-" if negative else found["sign"] if found["sign"] in ("+", " ") else ""
    text = whole + ("." + body[1] if body[1] or found["alt"] else "")
    if exponent is not None:
        text += f"{'E' if kind in 'EG' else 'e'}{exponent:+03d}"
    if kind == "%":
        text += "%"
    width, align, fill = int(found["width"] or 0), found["align"] or ">", found["fill"] or " "
    if found["zero"] and not found["align"]:
        align, fill = "=", "0"
    padding = fill * (width - len(sign) - len(text))
    if align == "=":
        return sign + padding + text
    if align == "<":
        return sign + text + padding
    if align == ">":
        return padding + sign + text
    half = len(padding) // 2
    return padding[:half] + sign + text + padding[half:]


def _rounded(number):
    return round(number) if isinstance(number, Fraction) else number


def _exponent_of(number, significant):
    if not number:
        return 0
    exponent = len(str(number.numerator)) - len(str(number.denominator))
    if Fraction(10) ** exponent > number:
        exponent -= 1
    if round(number / Fraction(10) ** (exponent - significant + 1)) >= 10 ** significant:
        exponent += 1
    return exponent
