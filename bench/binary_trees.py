"""Allocation: trees of small objects, tuples and lists, built, walked and dropped."""


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


def main():
    longest = make(17)
    counted = 0
    for depth in range(4, 14, 3):
        for _ in range(1 << (17 - depth)):
            counted += make(depth).count()
    tuples = sum(count_tuple(make_tuple(12)) for _ in range(40))
    chains = sum(chain(20_000) for _ in range(40))
    result = (longest.count(), counted, tuples, chains)
    assert result == (262143, 1039216, 327640, 7999600000), result
    print("binary_trees", *result)


main()
