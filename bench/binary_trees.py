"""Allocation: trees of small objects, tuples and lists, built, walked and dropped."""

import sys


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def make(depth):
    if depth == 0:
        return Node(None, None)
    depth -= 1
    return Node(make(depth), make(depth))


def make_tuple(depth):
    return (make_tuple(depth - 1), make_tuple(depth - 1)) if depth else ()


def count_tuple(tree):
    return 1 + count_tuple(tree[0]) + count_tuple(tree[1]) if tree else 1


def chain(length):
    head = None
    for value in range(length):
        head = [value, head]
    total = 0
    while head is not None:
        value, head = head
        total += value
    return total


FULL, SMALL = (17, 60), (9, 2)
EXPECTED = {FULL: (262143, 1039216, 491460, 11999400000), SMALL: (1023, 992, 62, 399980000)}

size = SMALL if "small" in sys.argv else FULL
deepest, rounds = size
longest = make(deepest)
counted = 0
for depth in range(4, deepest - 2, 3):
    for _ in range(1 << (deepest - depth)):
        counted += make(depth).count()
tuples = sum(count_tuple(make_tuple(deepest - 5)) for _ in range(rounds))
chains = sum(chain(20_000) for _ in range(rounds))
result = longest.count(), counted, tuples, chains
assert result == EXPECTED[size], result
print("binary_trees", *result)
