"""Linked structures: a list turned round and merged, a search tree, a queue kept in order of use, disjoint sets."""

import sys


class Link:
    def __init__(self, value, following=None):
        self.value = value
        self.following = following


def from_values(values):
    head = None
    for value in reversed(values):
        head = Link(value, head)
    return head


def reverse(head):
    before = None
    while head is not None:
        head.following, before, head = before, head, head.following
    return before


def merge(a, b):
    end = first = Link(None)
    while a is not None and b is not None:
        if a.value <= b.value:
            end.following, a = a, a.following
        else:
            end.following, b = b, b.following
        end = end.following
    end.following = a if a is not None else b
    return first.following


def sort(head):
    if head is None or head.following is None:
        return head
    slow, fast = head, head.following
    while fast is not None and fast.following is not None:
        slow, fast = slow.following, fast.following.following
    second, slow.following = slow.following, None
    return merge(sort(head), sort(second))


class Tree:
    def __init__(self, key):
        self.key = key
        self.left = self.right = None

    def insert(self, key):
        node = self
        while True:
            if key < node.key:
                if node.left is None:
                    node.left = Tree(key)
                    return
                node = node.left
            elif key > node.key:
                if node.right is None:
                    node.right = Tree(key)
                    return
                node = node.right
            else:
                return

    def height(self):
        left = self.left.height() if self.left else 0
        right = self.right.height() if self.right else 0
        return 1 + max(left, right)


class Recent:
    """The most recently used keys, as a ring of doubly linked nodes."""

    class Node:
        __slots__ = ("key", "before", "after")

    def __init__(self, room):
        self.room = room
        self.nodes = {}
        self.ring = Recent.Node()
        self.ring.before = self.ring.after = self.ring

    def use(self, key):
        node = self.nodes.get(key)
        known = node is not None
        if known:
            node.before.after, node.after.before = node.after, node.before
        else:
            if len(self.nodes) == self.room:
                oldest = self.ring.before
                oldest.before.after, self.ring.before = self.ring, oldest.before
                del self.nodes[oldest.key]
            node = self.nodes[key] = Recent.Node()
            node.key = key
        node.before, node.after = self.ring, self.ring.after
        self.ring.after.before = node
        self.ring.after = node
        return known


def find(parents, x):
    while parents[x] != x:
        parents[x] = parents[parents[x]]
        x = parents[x]
    return x


def components(size, edges):
    parents = list(range(size))
    for a, b in edges:
        a, b = find(parents, a), find(parents, b)
        if a != b:
            parents[a] = b
    return sum(find(parents, x) == x for x in range(size))


FULL, SMALL = 120_000, 700
EXPECTED = {FULL: (314576267741648, 30, 376070, 80010), SMALL: (10687048935, 20, 1995, 469)}

size = SMALL if "small" in sys.argv else FULL
values = [i * 7919 % 65_537 for i in range(1, size)]
ordered = sort(reverse(from_values(values)))
checksum = position = 0
while ordered is not None:
    position += 1
    checksum += position * ordered.value
    ordered = ordered.following
tree = Tree(32_000)
for value in values:
    tree.insert(value * 31 % 40_009)
recent = Recent(200)
hits = sum(recent.use(i * i % 509) for i in range(size * 4))
joined = components(size, ((i, i * i % size) for i in range(0, size, 3)))
result = checksum, tree.height(), hits, joined
assert result == EXPECTED[size], result
print("linked_list", *result)
