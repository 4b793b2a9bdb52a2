"""List operations: a sieve, prefix sums, a knapsack, a matrix product, rows of Pascal's triangle, the game of life."""


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for n in range(2, int(limit ** 0.5) + 1):
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
    return [n for n, prime in enumerate(flags) if prime]


def knapsack(sizes, room):
    best = [0] * (room + 1)
    for size, value in sizes:
        for free in range(room, size - 1, -1):
            candidate = best[free - size] + value
            if candidate > best[free]:
                best[free] = candidate
    return best[room]


def matrix_product(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


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


def main():
    primes = sieve(3_000_000)
    best = knapsack([(3 + i * 7 % 23, 10 + i * 13 % 37) for i in range(240)], 1500)
    matrix = [[(i * j) % 7 - 3 for j in range(90)] for i in range(90)]
    squared = matrix_product(matrix, matrix)
    row = [1]
    for _ in range(300):
        row = [1, *map(int.__add__, row, row[1:]), 1]
    alive = life([[(x * x + y * y * x + 3 * y) % 7 < 3 for x in range(60)] for y in range(60)], 160)
    result = (len(primes), primes[-1], best, sum(map(sum, squared)), row[150] % 1_000_003, alive)
    assert result == EXPECTED, result
    print("sieve", *result)


EXPECTED = (216816, 2999999, 4575, 947943, 247712, 229)
main()
