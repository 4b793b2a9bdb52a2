"""Comprehensions: lists, dicts, sets and generator expressions, nested and filtered, over tables of records."""

import sys

NAMES = ["ada", "alan", "barbara", "dennis", "donald", "edsger", "grace", "john", "ken", "niklaus", "tony"]


def make_records(count):
    return [
        {"name": NAMES[i % 11], "group": i * 7 % 13, "points": [(i * k) % 17 for k in range(1, 6)], "active": i % 3 != 0}
        for i in range(count)
    ]


def analyse(records):
    active = [record for record in records if record["active"]]
    totals = [sum(record["points"]) for record in active]
    by_group = {group: [r for r in active if r["group"] == group] for group in {r["group"] for r in records}}
    averages = {group: sum(sum(r["points"]) for r in members) // len(members) for group, members in by_group.items()}
    flat = [point for record in records for point in record["points"] if point % 2]
    pairs = {(r["name"], point) for r in records for point in r["points"]}
    best = max(max(r["points"]) * 100 + r["group"] for r in active)
    lengths = {name: len([1 for r in records if r["name"] == name]) for name in NAMES}
    return sum(totals), sum(averages.values()), len(flat), len(pairs), best, lengths["grace"]


def grid(size):
    cells = [[x * y % 10 for x in range(size)] for y in range(size)]
    turned = [[row[i] for row in cells] for i in range(size)]
    diagonal = sum(turned[i][i] for i in range(size))
    triples = [(a, b, c) for a in range(1, size) for b in range(a, size) for c in (int((a * a + b * b) ** 0.5),)
               if c * c == a * a + b * b and c < size]
    squares = {n: n * n for n in range(size * size)}
    even = {n for n, square in squares.items() if square % 4 == 0}
    return diagonal, len(triples), len(even), any(all(cell == 0 for cell in row) for row in cells)


FULL, SMALL = (120_000, 700), (400, 40)
EXPECTED = {
    FULL: (3199955, 518, 282351, 187, 1612, 10909, 3150, 578, 245000, True),
    SMALL: (10588, 512, 938, 187, 1612, 36, 180, 15, 800, True),
}

size = SMALL if "small" in sys.argv else FULL
result = analyse(make_records(size[0])) + grid(size[1])
assert result == EXPECTED[size], result
print("comprehensions", *result)
