"""Records in lists of dicts and tuples: filtered, grouped, joined, pivoted and turned about, mostly by comprehensions."""

import collections
import statistics


def make_sales(count):
    regions = ["north", "south", "east", "west"]
    return [{"id": i, "region": regions[i % 4], "amount": i * 91 % 997 / 10, "units": i % 13, "agent": f"agent{i % 37}"}
            for i in range(count)]


def group(records, key):
    groups = {}
    for record in records:
        groups.setdefault(record[key], []).append(record)
    return groups


def pivot(records, row, column, value):
    table = collections.defaultdict(lambda: collections.defaultdict(float))
    for record in records:
        table[record[row]][record[column]] += record[value]
    return {name: dict(cells) for name, cells in table.items()}


def join(left, right, key):
    by_key = {record[key]: record for record in right}
    return [{**record, **by_key[record[key]]} for record in left if record[key] in by_key]


def transpose(rows):
    return [list(column) for column in zip(*rows)]


def flatten(nested):
    return [item for part in nested for item in (flatten(part) if isinstance(part, list) else [part])]


def nested(depth):
    return [nested(depth - 1) for _ in range(3)] if depth else [depth, 1, 2]


def running(values):
    total = 0
    return [total := total + value for value in values]


Point = collections.namedtuple("Point", "x y label")


def main():
    sales = make_sales(2500)
    large = [sale for sale in sales if sale["amount"] > 50 and sale["units"] % 2 == 0]
    print(len(large), {region: len(found) for region, found in group(large, "region").items()})
    table = pivot(sales, "agent", "region", "amount")
    print(len(table), f"{max(sum(cells.values()) for cells in table.values()):.2f}")
    agents = [{"agent": f"agent{i}", "team": "abc"[i % 3], "share": i / 100} for i in range(30)]
    joined = join(sales, agents, "agent")
    print(len(joined), f"{sum(sale['amount'] * sale['share'] for sale in joined):.2f}")
    rows = [[r * c % 17 for c in range(40)] for r in range(120)]
    columns = transpose(rows)
    print(sum(max(column) - min(column) for column in columns), transpose(columns) == rows)
    print(sum(flatten(nested(6))), running(range(2000))[-1])
    points = [Point(i % 50, i * 7 % 50, f"p{i}") for i in range(1500)]
    print(len({(p.x, p.y) for p in points}), max(points, key=lambda p: (p.x + p.y, p.label)))
    print(sum(p.x * p.y for p in points if p.label.endswith("7")), points[0]._replace(x=9))
    squares = {n: [m for m in range(n) if m * m % n == 1] for n in range(2, 110)}
    print(sum(map(len, squares.values())), [n for n, roots in squares.items() if len(roots) > 3][:8])
    print(any(sale["units"] > 12 for sale in sales), all(sale["id"] >= 0 for sale in sales))
    print(sorted({word[0] + word[-1] for word in table})[:4], [*map(str.upper, ["a", "b"])])
    amounts = [sale["amount"] for sale in sales[:400]]
    print(f"{statistics.mean(amounts):.4f} {statistics.median(amounts):.2f} {statistics.pstdev(amounts[:60]):.4f}")
    print([(a, b) for a in range(12) for b in range(a) if (a * b) % 7 == 3], [[x for x in r if x] for r in rows[:1]][0][:5])
    first, *middle, last = amounts
    print(f"{first:.1f} {last:.1f} {len(middle)} {sum(amounts[10:200:3]):.3f} {amounts.index(last)} {amounts[-5:][::-1]}")
    by_team = collections.Counter(sale["team"] for sale in joined)
    by_team.update("aab")
    print(by_team, by_team.total())


main()
