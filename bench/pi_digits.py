"""Integers that grow step by step: the digits of pi by a spigot, and of e and the square root of two by series."""

import sys


def pi_digits(count):
    digits = []
    q, r, k, m, x = 1, 0, 1, 1, 3
    t = 1
    while len(digits) < count:
        if 4 * q + r - t < m * t:
            digits.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, digits))


def machin(count):
    unit = 10 ** (count + 10)

    def arctangent(x):
        term = total = unit // x
        n, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // n)
            sign, n = -sign, n + 2
        return total

    return 4 * (4 * arctangent(5) - arctangent(239)) // 10 ** 10


def e_digits(count):
    unit = 10 ** (count + 10)
    total, term, n = unit, unit, 1
    while term:
        total += term
        n += 1
        term //= n
    return total // 10 ** 10


FULL, SMALL = 3_500, 60
EXPECTED = {
    FULL: ('314159', '4671103141', '7647918535', '7121195618'),
    SMALL: ('314159', '0582097494', '4811174502', '5956307381'),
}

size = SMALL if "small" in sys.argv else FULL
spigot, formula, e = pi_digits(size), str(machin(size + 100)), str(e_digits(size + 100))
assert formula.startswith(spigot)
result = spigot[:6], spigot[-10:], formula[-10:], e[-10:]
assert result == EXPECTED[size], result
print("pi_digits", *result)
