"""Integers beyond the machine's word: Fibonacci numbers, factorials, modular powers, primality, roots, decimal digits."""

import sys


def fibonacci(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a


def fibonacci_by_steps(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def factorial(n):
    result = 1
    for factor in range(2, n + 1):
        result *= factor
    return result


def is_prime(n):
    if n % 2 == 0:
        return n == 2
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % base == 0:
            return n == base
        x = pow(base, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def root(n):
    guess = 1 << (n.bit_length() + 1) // 2
    while True:
        better = (guess + n // guess) >> 1
        if better >= guess:
            return guess
        guess = better


def inverse(a, modulus):
    x, y, u, v = a, modulus, 1, 0
    while y:
        quotient = x // y
        x, y, u, v = y, x - quotient * y, v, u - quotient * v
    return u % modulus


FULL, SMALL = 1_000, 20
EXPECTED = {
    FULL: (4180, '2531162323', 971213093125, 10539, -951, 0, 965520304, 703906449, 3712864),
    SMALL: (84, '1760236806', 44216019675, 54, -1, 0, 297203032, 378867481, 72657422),
}

size = SMALL if "small" in sys.argv else FULL
prime = 2 ** 127 - 1
keys = [pow(3, i * 2 ** 90 + i, prime) for i in range(size * 20)]
digits = str(fibonacci(size * 20))
result = (
    len(digits), digits[:10], fibonacci_by_steps(size * 20) % 10 ** 12,
    sum(map(int, str(factorial(size)))),
    [n for n in range(2 ** 89 - size, 2 ** 89 + size) if is_prime(n)][0] - 2 ** 89,
    root(10 ** (size + 300)) % 10 ** 12,
    sum(keys) % 10 ** 9,
    sum(inverse(key, prime) for key in keys) % 10 ** 9,
    (1 << size * 30) % (10 ** 40 + 7) % 10 ** 9,
)
assert result == EXPECTED[size], result
print("big_integers", *result)
