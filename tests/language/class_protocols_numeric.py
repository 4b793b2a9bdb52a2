# Complete numeric and container classes as libraries write them: fractions, vectors, matrices, polynomials, intervals, bit sets.

from functools import total_ordering
from math import gcd


@total_ordering
class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n=0, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g

    def of(operation):
        def forward(self, other):
            if isinstance(other, int):
                other = Fraction(other)
            if isinstance(other, Fraction):
                return operation(self, other)
            if isinstance(other, float):
                return operation(Fraction(*self.as_float().as_integer_ratio()), Fraction(*other.as_integer_ratio())).as_float()
            return NotImplemented

        def reverse(self, other):
            return operation(Fraction(other), self) if isinstance(other, int) else NotImplemented
        return forward, reverse

    __add__, __radd__ = of(lambda a, b: Fraction(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__, __rsub__ = of(lambda a, b: Fraction(a.n * b.d - b.n * a.d, a.d * b.d))
    __mul__, __rmul__ = of(lambda a, b: Fraction(a.n * b.n, a.d * b.d))
    __truediv__, __rtruediv__ = of(lambda a, b: Fraction(a.n * b.d, a.d * b.n))
    __floordiv__, __rfloordiv__ = of(lambda a, b: (a.n * b.d) // (a.d * b.n))
    del of

    def as_float(self):
        return self.n / self.d

    __float__ = as_float

    def __pow__(self, k):
        return Fraction(self.n ** k, self.d ** k) if k >= 0 else Fraction(self.d ** -k, self.n ** -k)

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __abs__(self):
        return Fraction(abs(self.n), self.d)

    def __bool__(self):
        return self.n != 0

    def __int__(self):
        return self.n // self.d if self.n >= 0 else -(-self.n // self.d)

    def __eq__(self, other):
        if isinstance(other, int):
            return self.n == other and self.d == 1
        return isinstance(other, Fraction) and (self.n, self.d) == (other.n, other.d)

    def __lt__(self, other):
        other = Fraction(other) if isinstance(other, int) else other
        return self.n * other.d < other.n * self.d

    def __hash__(self):
        return hash(self.n) if self.d == 1 else hash((self.n, self.d))

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)

    def __format__(self, spec):
        return format(self.as_float(), spec) if spec else repr(self)

    def __round__(self, digits=0):
        return round(self.as_float(), digits)


a, b = Fraction(1, 2), Fraction(-3, -4)
print(a + b, a - b, a * b, a / b, a // b, b // a, -a, abs(-b), a ** 3, a ** -2, a + 1, 1 + a, 2 - a, 3 * a, 1 / a, 5 // a, a + 0.25)
print(a < b, a <= b, a > b, a >= b, a == Fraction(2, 4), a != b, a == 1, Fraction(4, 2) == 2, hash(Fraction(4, 2)) == hash(2), {Fraction(1, 2): "half"}[Fraction(3, 6)], bool(Fraction()), int(Fraction(-7, 2)), float(a), f"{b:.3f} {b}", round(Fraction(1, 3), 2), sorted([b, a, Fraction(-1), 1]), sum([a, b, a]), max(a, b), Fraction(10 ** 30, 10 ** 29))
for action in (lambda: Fraction(1, 0), lambda: a / 0, lambda: a + "x", lambda: "x" + a, lambda: a < "x", lambda: a // Fraction(0), lambda: setattr(a, "z", 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(sum(Fraction(1, n) for n in range(1, 30)))


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    def __matmul__(self, other):
        return Matrix([[sum(x * y for x, y in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __getitem__(self, key):
        row, column = key if isinstance(key, tuple) else (key, slice(None))
        return self.rows[row][column] if not isinstance(row, slice) else Matrix([r[column] if isinstance(column, slice) else [r[column]] for r in self.rows[row]])

    def __setitem__(self, key, value):
        self.rows[key[0]][key[1]] = value

    def __delitem__(self, row):
        del self.rows[row]

    def __iter__(self):
        return (cell for row in self.rows for cell in row)

    def __contains__(self, cell):
        return any(cell in row for row in self.rows)

    def __len__(self):
        return sum(map(len, self.rows))

    def __eq__(self, other):
        return self.rows == other.rows

    def __mul__(self, k):
        return Matrix([[x * k for x in row] for row in self.rows])

    __rmul__ = __mul__

    def __invert__(self):
        return Matrix(zip(*self.rows))

    def __call__(self, *vector):
        return tuple(sum(x * y for x, y in zip(row, vector)) for row in self.rows)

    def __repr__(self):
        return ";".join(",".join(map(str, row)) for row in self.rows)


m = Matrix([[1, 2], [3, 4]])
n = m
m @= m
print(m, n is m, m @ Matrix([[1, 0], [0, 1]]) == m, ~m, 2 * m, m * 3, m(1, 1), m[0], m[0, 1], m[1, :1], m[:, 1], list(m), 7 in m, 99 in m, len(m))
m[0, 0] = "x"
m[1, 1] += 1
del m[0]
print(m, [*m], max(m))


class Polynomial:
    def __init__(self, *coefficients):
        self.c = list(coefficients)
        while self.c and self.c[-1] == 0:
            self.c.pop()

    def __add__(self, other):
        size = max(len(self.c), len(other.c))
        return Polynomial(*(a + b for a, b in zip(self.c + [0] * (size - len(self.c)), other.c + [0] * (size - len(other.c)))))

    def __mul__(self, other):
        out = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(*out)

    def __pow__(self, k):
        result = Polynomial(1)
        while k:
            if k & 1:
                result *= self
            self, k = self * self, k >> 1
        return result

    def __call__(self, x):
        value = 0
        for c in reversed(self.c):
            value = value * x + c
        return value

    def __str__(self):
        return " + ".join(f"{c}x^{i}" for i, c in enumerate(self.c) if c) or "0"

    def __getattr__(self, name):
        if name == "derivative":
            return Polynomial(*(i * c for i, c in enumerate(self.c) if i))
        if name.startswith("c") and name[1:].isdigit():
            return self.c[int(name[1:])]
        raise AttributeError(name)


p = Polynomial(1, 1)
print(p, p + p, p * p, p ** 5, p ** 10 * Polynomial(-1), (p ** 3)(2), (p ** 3)(Fraction(1, 2)), (p ** 4).derivative, (p ** 4).c2, Polynomial(), hasattr(p, "zzz"))


class Bits:
    """A set of small ints in one int."""

    def __init__(self, items=(), _bits=0):
        self.bits = _bits
        for item in items:
            self.bits |= 1 << item

    def __and__(self, other):
        return Bits(_bits=self.bits & other.bits)

    def __or__(self, other):
        return Bits(_bits=self.bits | other.bits)

    def __sub__(self, other):
        return Bits(_bits=self.bits & ~other.bits)

    def __xor__(self, other):
        return Bits(_bits=self.bits ^ other.bits)

    def __le__(self, other):
        return self & other == self

    def __eq__(self, other):
        return self.bits == other.bits

    def __iter__(self):
        bits, n = self.bits, 0
        while bits:
            if bits & 1:
                yield n
            bits >>= 1
            n += 1

    def __contains__(self, item):
        return bool(self.bits >> item & 1)

    def __len__(self):
        return self.bits.bit_count()

    def __iadd__(self, item):
        self.bits |= 1 << item
        return self

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __index__(self):
        return self.bits

    def __repr__(self):
        return f"Bits({list(self)})"


x, y = Bits([1, 3, 200]), Bits([3, 4])
x += 7
print(x, x & y, x | y, x - y, x ^ y, Bits([3]) <= x, y <= x, 200 in x, 5 in x, len(x), list(reversed(y)), hex(y), [0] * len(y), bool(Bits()), sorted(x, reverse=True), bin(y))


class Interval:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __add__(self, other):
        return Interval(self.low + other.low, self.high + other.high) if isinstance(other, Interval) else Interval(self.low + other, self.high + other)

    __radd__ = __add__

    def __rmul__(self, k):
        return Interval(*sorted((k * self.low, k * self.high)))

    def __contains__(self, v):
        return self.low <= v <= self.high

    def __lt__(self, other):
        return self.high < other.low

    def __repr__(self):
        return f"[{self.low}..{self.high}]"

    def __enter__(self):
        return self.low

    def __exit__(self, kind, value, traceback):
        return kind is ValueError and value.args[0] in self


i = Interval(1, 3)
print(i + i, 1 + i, i + 0.5, -2 * i, 2 in i, 5 in i, i < Interval(4, 5), Interval(4, 5) > i, sum([i, i], Interval(0, 0)), min(Interval(5, 6), i))
with i as low:
    raise ValueError(low + 1)
try:
    with i:
        raise ValueError(99)
except ValueError as error:
    print("outside", error)
