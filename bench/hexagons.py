"""A puzzle of hexagons: numbered tiles are laid into a honeycomb so that each touches as many tiles as it says.

Constraint search with propagation: every cell keeps the set of numbers that may stand there.
"""

import sys


class Honeycomb:
    def __init__(self, radius):
        self.cells = [(x, y) for y in range(-radius, radius + 1) for x in range(-radius, radius + 1) if abs(x + y) <= radius]
        self.number = {cell: i for i, cell in enumerate(self.cells)}
        self.near = [[self.number[x + dx, y + dy] for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1))
                      if (x + dx, y + dy) in self.number] for x, y in self.cells]


class Board:
    def __init__(self, comb, stock, choices=None):
        self.comb = comb
        self.stock = stock
        self.choices = choices or [set(range(7)) for _ in comb.cells]

    def copy(self):
        return Board(self.comb, list(self.stock), [set(choice) for choice in self.choices])

    def limits(self, cell):
        low = high = 0
        for other in self.comb.near[cell]:
            choice = self.choices[other]
            if 0 not in choice:
                low += 1
                high += 1
            elif len(choice) > 1:
                high += 1
        return low, high

    def narrow(self, cell, allowed):
        """False: nothing can stand in that cell any more."""
        todo = [(cell, allowed)]
        while todo:
            cell, allowed = todo.pop()
            before = self.choices[cell]
            after = before & allowed
            if not after:
                return False
            if len(after) == len(before):
                continue
            self.choices[cell] = after
            for other in [cell, *self.comb.near[cell]]:
                low, high = self.limits(other)
                todo.append((other, {n for n in self.choices[other] if n == 0 or low <= n <= high}))
        return self.stock_suffices()

    def stock_suffices(self):
        fixed, possible = [0] * 7, [0] * 7
        for choice in self.choices:
            if len(choice) == 1:
                for n in choice:
                    fixed[n] += 1
            for n in choice:
                possible[n] += 1
        return all(fixed[n] <= self.stock[n] <= possible[n] for n in range(7))

    def widest(self):
        best, cell = 8, None
        for i, choice in enumerate(self.choices):
            if 1 < len(choice) < best:
                best, cell = len(choice), i
        return cell


def solve(board, counts, patience):
    if counts[0] == patience:
        return
    counts[0] += 1
    cell = board.widest()
    if cell is None:
        counts[1] += 1
        return
    for n in sorted(board.choices[cell], reverse=True):
        trial = board.copy()
        if trial.narrow(cell, {n}):
            solve(trial, counts, patience)


def stock_of(comb, filled):
    stock = [0] * 7
    for cell in range(len(comb.cells)):
        stock[sum(other in filled for other in comb.near[cell]) if cell in filled else 0] += 1
    return stock


FULL, SMALL = (2, (0, 1, 3, 4, 7, 8, 9, 12, 14, 17, 18), 8_000), (1, (0, 1, 3, 5), 100)
EXPECTED = {FULL: (8000, 6, [8, 0, 4, 4, 1, 2, 0]), SMALL: (100, 4, [3, 1, 2, 1, 0, 0, 0])}

size = SMALL if "small" in sys.argv else FULL
radius, filled, patience = size
comb = Honeycomb(radius)
stock = stock_of(comb, set(filled))
counts = [0, 0]
for empty_first in range(2):
    board = Board(comb, stock)
    if board.narrow(0, {0} if empty_first else set(range(1, 7))):
        solve(board, counts, patience)
result = *counts, stock
assert result == EXPECTED[size], result
print("hexagons", *result)
