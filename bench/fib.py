"""Function calls: Fibonacci, Tak and Ackermann by plain recursion."""

import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


FULL, SMALL = (33, 20, 6), (20, 10, 3)
EXPECTED = {FULL: (3524578, 7, 509), SMALL: (6765, 4, 61)}

size = SMALL if "small" in sys.argv else FULL
result = fib(size[0]), tak(size[1], size[1] - 6, 6), ackermann(3, size[2])
assert result == EXPECTED[size], result
print("fib", *result)
