"""Lists of numbers: the game of life, a knapsack by dynamic programming, edit distance, Pascal's triangle."""

import sys


def knapsack(sizes, room):
    best = [0] * (room + 1)
    for size, value in sizes:
        for free in range(room, size - 1, -1):
            candidate = best[free - size] + value
            if candidate > best[free]:
                best[free] = candidate
    return best[room]


def life(rows, generations):
    height, width = len(rows), len(rows[0])
    for _ in range(generations):
        fresh = []
        for y in range(height):
            above, here, below = rows[y - 1], rows[y], rows[(y + 1) % height]
            line = []
            for x in range(width):
                right = (x + 1) % width
                count = (above[x - 1] + above[x] + above[right] + here[x - 1] + here[right]
                         + below[x - 1] + below[x] + below[right])
                line.append(1 if count == 3 or (count == 2 and here[x]) else 0)
            fresh.append(line)
        rows = fresh
    return sum(map(sum, rows))


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def pascal(rows):
    row = [1]
    for _ in range(rows):
        row = [1, *[a + b for a, b in zip(row, row[1:])], 1]
    return row[rows // 2] % 1_000_003


FULL, SMALL = 230, 8
EXPECTED = {FULL: (6062, 275, 901, 796722), SMALL: (425, 1162, 32, 704150)}

size = SMALL if "small" in sys.argv else FULL
result = (
    knapsack([(3 + i * 7 % 23, 10 + i * 13 % 37) for i in range(size * 2)], 1500),
    life([[(x * x + y * y * x + 3 * y) % 7 < 3 for x in range(60)] for y in range(60)], size),
    edit_distance([i * i % 13 for i in range(size * 7)], [i * i % 11 for i in range(size * 7)]),
    pascal(size * 3),
)
assert result == EXPECTED[size], result
print("lists", *result)
