"""Dicts: counting, grouping, inverting, joining, breadth-first search, tables with tuple and integer keys, deletion."""

import sys

WORDS = ["stone", "river", "cloud", "ember", "frost", "grove", "haven", "inlet", "jewel", "knoll", "lunar", "marsh"]


def make_orders(count):
    return [{"id": i, "customer": WORDS[i * 5 % 12] + str(i % 97), "item": WORDS[i * 7 % 12], "amount": i % 19 + 1}
            for i in range(count)]


def report(orders):
    per_customer, per_item, pairs = {}, {}, {}
    for order in orders:
        customer, item = order["customer"], order["item"]
        per_customer[customer] = per_customer.get(customer, 0) + order["amount"]
        per_item.setdefault(item, []).append(order["id"])
        pairs[customer, item] = pairs.get((customer, item), 0) + 1
    inverted = {}
    for customer, amount in per_customer.items():
        if amount in inverted:
            inverted[amount] += 1
        else:
            inverted[amount] = 1
    return len(per_customer), max(per_customer.values()), len(pairs), max(inverted.values()), sum(map(len, per_item.values()))


def join(orders, details):
    by_id = {detail["id"]: detail for detail in details}
    total = 0
    for order in orders:
        detail = by_id.get(order["id"])
        if detail is not None:
            merged = {**order, **detail}
            total += merged["amount"] * merged["weight"]
    return total


def neighbours(node, size):
    x, y = node
    return [(x + dx, y + dy) for dx, dy in ((1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1))
            if 0 <= x + dx < size and 0 <= y + dy < size]


def knight_distances(size):
    distances = {(0, 0): 0}
    frontier = [(0, 0)]
    while frontier:
        following = []
        for node in frontier:
            for other in neighbours(node, size):
                if other not in distances:
                    distances[other] = distances[node] + 1
                    following.append(other)
        frontier = following
    return max(distances.values()), sum(distances.values())


def sparse(count):
    cells = {}
    key = 1
    for step in range(count):
        key = key * 48_271 % 2_147_483_647
        place = key % 20_011
        if place in cells:
            del cells[place]
        else:
            cells[place] = step
    return len(cells), sum(cells)


FULL, SMALL = 160_000, 1_000
EXPECTED = {
    FULL: (1164, 1394, 1164, 62, 160000, 1599990, 160, 5016008, 10106, 100677745),
    SMALL: (1000, 19, 1000, 53, 1000, 10041, 28, 25586, 3982, 40220612),
}

size = SMALL if "small" in sys.argv else FULL
orders = make_orders(size)
joined = join(orders, [{"id": i, "weight": i % 7} for i in range(0, size * 2, 3)])
result = *report(orders), joined, *knight_distances(40 + size // 800), *sparse(size * 5)
assert result == EXPECTED[size], result
print("dicts", *result)
