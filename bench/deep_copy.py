"""Copying: deep copies of nested lists, dicts and objects that share parts and form rings, shallow copies, copy hooks."""

import copy
import sys


class Part:
    def __init__(self, name, weight):
        self.name = name
        self.weight = weight
        self.tags = [name, weight]


class Machine:
    def __init__(self, name, parts):
        self.name = name
        self.parts = parts
        self.index = {part.name: part for part in parts}
        self.owner = self


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __deepcopy__(self, memo):
        return Money(self.cents + 1)


def make_tree(depth):
    return [make_tree(depth - 1), {"depth": depth, "names": ["a", "b", str(depth)]}, (depth, [depth])] if depth else []


def weigh(machines):
    return sum(part.weight for machine in machines for part in machine.parts)


FULL, SMALL = 640, 3
EXPECTED = {FULL: (640, 640, 3811200, 51200, 33225, True, 2760), SMALL: (3, 3, 8310, 240, 1375, True, 2760)}

size = SMALL if "small" in sys.argv else FULL
parts = [Part(f"part {i}", i * 7 % 31) for i in range(20)]
machines = [Machine(f"machine {i}", parts[i:] + parts[:i]) for i in range(10)]
shared = rings = total = depth = 0
for turn in range(size):
    copied = copy.deepcopy(machines)
    copied[0].parts[0].weight += turn
    shared += copied[1].parts[-1] is copied[0].parts[0]
    rings += copied[2].owner is copied[2]
    total += weigh(copied)
tree = make_tree(20)
for _ in range(size * 4):
    tree = copy.deepcopy(tree)
    depth += tree[1]["depth"]
purses = [Money(n) for n in range(50)]
for _ in range(size):
    purses = copy.deepcopy(purses)
    records = [copy.copy(part) for part in parts]
result = shared, rings, total, depth, sum(purse.cents for purse in purses), records[3].tags is parts[3].tags, weigh(machines)
assert result == EXPECTED[size], result
print("deep_copy", *result)
