"""Floating point and small function calls: the spectral norm of an infinite matrix by power iteration."""

import sys


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(vector):
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j in range(len(vector)):
            total += element(i, j) * vector[j]
        result.append(total)
    return result


def multiply_transposed(vector):
    size = len(vector)
    return [sum([element(j, i) * vector[j] for j in range(size)]) for i in range(size)]


def spectral_norm(size, rounds):
    u = [1.0] * size
    for _ in range(rounds):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    upper = sum(a * b for a, b in zip(u, v))
    lower = sum(b * b for b in v)
    return (upper / lower) ** 0.5


FULL, SMALL = (320, 8), (30, 3)
EXPECTED = {FULL: '1.27422', SMALL: '1.27410'}

size = SMALL if "small" in sys.argv else FULL
result = f"{spectral_norm(*size):.5f}"
assert result == EXPECTED[size], result
print("spectral_norm", result)
