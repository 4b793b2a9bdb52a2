"""Exceptions on the hot path: lookups that fail, number parsing, early exits from recursion, cleaning up, chaining."""

import sys


class BadRecord(ValueError):
    def __init__(self, position, reason):
        super().__init__(f"{reason} at {position}")
        self.position = position


class Found(Exception):
    pass


def parse(texts):
    total = bad = 0
    for text in texts:
        try:
            total += int(text)
        except ValueError:
            bad += 1
    return total, bad


def lookup(table, keys):
    hits = misses = 0
    for key in keys:
        try:
            hits += table[key]
        except KeyError:
            misses += 1
        else:
            hits += 1
    return hits, misses


def check(position):
    if position % 3 == 0:
        raise BadRecord(position, "divisible")
    return position


def checked(position):
    try:
        return check(position)
    except BadRecord as error:
        if error.position % 2:
            raise RuntimeError("odd") from error
        return -error.position


def chained(count):
    total = odd = closed = 0
    for position in range(count):
        try:
            total += checked(position)
        except RuntimeError as error:
            odd += error.__cause__.position
        finally:
            closed += 1
    return total, odd, closed


def search(depth, goal, path):
    if sum(path) == goal:
        raise Found(tuple(path))
    if depth:
        for step in (1, 3, 4):
            search(depth - 1, goal, path + [step])


def first_path(goal):
    try:
        search(7, goal, [])
    except Found as found:
        return found.args[0]
    return ()


class Guard:
    def __init__(self):
        self.entered = self.left = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, error, trace):
        self.left += kind is not None
        return kind is ZeroDivisionError


def guarded(count):
    guard = Guard()
    for i in range(count):
        with guard:
            i // (i % 2)
    return guard.entered, guard.left


FULL, SMALL = 150_000, 1_500
EXPECTED = {
    FULL: ((33750000000, 75000), (275000, 250000), (22500150000, 7500000000, 300000), 133, (300000, 150000)),
    SMALL: ((3375000, 750), (2750, 2500), (2251500, 750000, 3000), 0, (3000, 1500)),
}

size = SMALL if "small" in sys.argv else FULL
result = (
    parse([str(i) if i % 4 else f"{i}x" for i in range(size * 2)]),
    lookup({i: i % 10 for i in range(0, size, 3)}, range(size * 2)),
    chained(size * 2),
    sum(len(first_path(goal)) for goal in range(10, 10 + size // 2500)),
    guarded(size * 2),
)
assert result == EXPECTED[size], result
print("exceptions", *result)
