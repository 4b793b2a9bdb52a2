"""Nested lists by index: matrix products with three loops and with comprehensions, and an elimination."""

import sys


def multiply(a, b):
    rows, inner, columns = len(a), len(b), len(b[0])
    product = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        row = a[i]
        for j in range(columns):
            total = 0.0
            for k in range(inner):
                total += row[k] * b[k][j]
            product[i][j] = total
    return product


def multiply_rows(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def determinant(matrix):
    matrix = [row[:] for row in matrix]
    size = len(matrix)
    result = 1.0
    for i in range(size):
        pivot = max(range(i, size), key=lambda row: abs(matrix[row][i]))
        if matrix[pivot][i] == 0:
            return 0.0
        if pivot != i:
            matrix[i], matrix[pivot] = matrix[pivot], matrix[i]
            result = -result
        result *= matrix[i][i]
        for j in range(i + 1, size):
            factor = matrix[j][i] / matrix[i][i]
            for k in range(i, size):
                matrix[j][k] -= factor * matrix[i][k]
    return result


def make(size, seed):
    return [[((i * 31 + j * 17 + seed) % 19 - 9) / 7 for j in range(size)] for i in range(size)]


FULL, SMALL = 160, 24
EXPECTED = {FULL: ('-49.1837', '-7.65306', -370393710, '5701.199611'), SMALL: ('3.3061', '-0.77551', -328995, '1.025273')}

size = SMALL if "small" in sys.argv else FULL
a, b = make(size, 3), make(size, 11)
product = multiply(a, b)
integers = [[(i * j) % 7 - 3 for j in range(size)] for i in range(size)]
squared = multiply_rows(integers, multiply_rows(integers, integers))
for i in range(size):
    a[i][i] += 12.0
shrunk = determinant([[x / 12.0 for x in row] for row in a])
result = (f"{sum(map(sum, product)):.4f}", f"{product[size // 2][size // 3]:.5f}", sum(map(sum, squared)), f"{shrunk:.6f}")
assert result == EXPECTED[size], result
print("matrix_multiply", *result)
