"""Backtracking on sets and on bits: in how many ways so many queens stand on a board without attacking each other."""

import sys


def queens_with_sets(size):
    columns, rising, falling = set(), set(), set()

    def place(row):
        if row == size:
            return 1
        found = 0
        for column in range(size):
            if column in columns or row + column in rising or row - column in falling:
                continue
            columns.add(column)
            rising.add(row + column)
            falling.add(row - column)
            found += place(row + 1)
            columns.remove(column)
            rising.remove(row + column)
            falling.remove(row - column)
        return found

    return place(0)


def queens_with_lists(size):
    solutions = []

    def safe(placed, column):
        row = len(placed)
        for other_row, other in enumerate(placed):
            if other == column or abs(other - column) == row - other_row:
                return False
        return True

    def search(placed):
        if len(placed) == size:
            solutions.append(tuple(placed))
            return
        for column in range(size):
            if safe(placed, column):
                search(placed + [column])

    search([])
    return solutions


def queens_with_bits(size):
    everywhere = (1 << size) - 1

    def place(columns, left, right):
        if columns == everywhere:
            return 1
        found = 0
        free = everywhere & ~(columns | left | right)
        while free:
            bit = free & -free
            free -= bit
            found += place(columns | bit, (left | bit) << 1, (right | bit) >> 1)
        return found

    return place(0, 0, 0)


FULL, SMALL = 10, 6
EXPECTED = {FULL: (724, 724, (9, 7, 4, 2, 0, 5, 1, 8, 6, 3), 14200), SMALL: (4, 4, (4, 2, 0, 5, 3, 1), 92)}

size = SMALL if "small" in sys.argv else FULL
boards = queens_with_lists(size)
result = queens_with_sets(size), len(boards), boards[-1], queens_with_bits(size + 2)
assert result == EXPECTED[size], result
print("queens", *result)
