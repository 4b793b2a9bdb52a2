"""Generators: pipelines of lazy steps, walks over trees, permutations, merging of sorted streams."""

import sys


def count_from(n):
    while True:
        yield n
        n += 1


def take(count, source):
    for _, value in zip(range(count), source):
        yield value


def multiples(source, *steps):
    for value in source:
        if any(value % step == 0 for step in steps):
            yield value


def pairs(source):
    previous = next(source)
    for value in source:
        yield previous, value
        previous = value


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i], *rest]


def merge(a, b):
    x, y = next(a, None), next(b, None)
    while x is not None and y is not None:
        if x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
    if x is not None:
        yield x
        yield from a
    elif y is not None:
        yield y
        yield from b


FULL, SMALL = (700_000, 8), (3_000, 5)
EXPECTED = {FULL: (699997, 1914062500, 463680, 872500), SMALL: (2997, 34969, 420, 3757)}

size = SMALL if "small" in sys.argv else FULL
count, length = size
gaps = sum(b - a for a, b in pairs(multiples(take(count, count_from(1)), 3, 5, 7)))
walked = sum(value for value in walk(build(0, count // 8)) if value % 2)
arranged = sum(order[0] * order[-1] for order in permutations(list(range(length))))
merged = merge((n * 3 for n in range(count // 2)), merge((n * 5 for n in range(count // 2)), (n * 7 for n in range(count // 4))))
checksum = sum(value if i % 2 else -value for i, value in enumerate(merged))
result = gaps, walked, arranged, checksum
assert result == EXPECTED[size], result
print("generators", *result)
