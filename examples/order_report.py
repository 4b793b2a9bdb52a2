"""Turn a list of orders into a monthly report.

The host hands over three names: `orders` (a list of dicts), `title` and
`currency`.  The script prints tables and leaves its figures in RESULT, which
a host reads back (on the command line: --print-result RESULT).
"""

from collections import Counter, defaultdict
from functools import reduce
from itertools import groupby
from operator import itemgetter


def to_cents(amount):
    """Money is counted in whole cents; floats are only how JSON writes it."""
    return round(amount * 100)


def money(cents):
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    return f"{sign}{whole:,}.{part:02d}"


def order_total(order):
    gross = sum(to_cents(line["unit_price"]) * line["quantity"] for line in order["lines"])
    discount = gross * order.get("discount_percent", 0) // 100
    return gross - discount


class Table:
    """Columns sized to their content; numbers to the right, words to the left."""

    def __init__(self, *headings):
        self.headings = headings
        self.rows = []

    def add(self, *cells):
        if len(cells) != len(self.headings):
            raise ValueError(f"expected {len(self.headings)} cells, got {len(cells)}")
        self.rows.append(cells)
        return self

    def __str__(self):
        printed = [[str(cell) for cell in row] for row in (self.headings, *self.rows)]
        widths = [max(map(len, column)) for column in zip(*printed)]
        numeric = [all(not isinstance(row[i], str) or row[i][:1].isdigit() for row in self.rows)
                   for i in range(len(self.headings))]
        out = []
        for row in printed:
            cells = [f"{cell:>{width}}" if right else f"{cell:<{width}}"
                     for cell, width, right in zip(row, widths, numeric)]
            out.append("  ".join(cells).rstrip())
        out.insert(1, "  ".join("-" * width for width in widths))
        return "\n".join(out)


def headline(text):
    print()
    print(text)
    print("=" * len(text))


paid = [order for order in orders if order["status"] == "paid"]
statuses = Counter(order["status"] for order in orders)

print(f"{title}: {len(orders)} orders, amounts in {currency}")
print(", ".join(f"{count} {status}" for status, count in statuses.most_common()))

headline("By region")
by_region = defaultdict(list)
for order in paid:
    by_region[order["region"]].append(order_total(order))
table = Table("region", "orders", "turnover", "average", "largest")
for region, totals in sorted(by_region.items(), key=lambda pair: -sum(pair[1])):
    table.add(region, len(totals), money(sum(totals)), money(sum(totals) // len(totals)), money(max(totals)))
print(table)

headline("By customer")
table = Table("rank", "customer", "orders", "turnover", "share")
turnover = sum(map(order_total, paid))
customers = []
for customer, group in groupby(sorted(paid, key=itemgetter("customer")), key=itemgetter("customer")):
    group = list(group)
    customers.append((sum(map(order_total, group)), customer, len(group)))
customers.sort(key=lambda entry: (-entry[0], entry[1]))
for rank, (amount, customer, count) in enumerate(customers, start=1):
    table.add(rank, customer, count, money(amount), f"{amount / turnover:.1%}")
print(table)

headline("By category and item")
sold = defaultdict(lambda: defaultdict(lambda: [0, 0]))
for order in paid:
    for line in order["lines"]:
        entry = sold[line["category"]][line["item"]]
        entry[0] += line["quantity"]
        entry[1] += to_cents(line["unit_price"]) * line["quantity"]
table = Table("category", "item", "pieces", "before discount")
for category in sorted(sold):
    items = sorted(sold[category].items(), key=lambda pair: pair[1][1], reverse=True)
    for index, (item, (pieces, amount)) in enumerate(items):
        table.add("" if index else category, item, pieces, money(amount))
print(table)

headline("By week")
weeks = defaultdict(int)
for order in paid:
    day = int(order["date"].rpartition("-")[2])
    weeks[(day - 1) // 7 + 1] += order_total(order)
scale = max(weeks.values())
for week in sorted(weeks):
    bar = "█" * round(30 * weeks[week] / scale)
    print(f"week {week}  {money(weeks[week]):>10}  {bar}")

headline("To look after")
for order in orders:
    remarks = []
    if order["status"] == "open":
        remarks.append("unpaid, " + money(order_total(order)))
    if "note" in order and order["status"] != "cancelled":
        remarks.append(repr(order["note"]))
    if remarks:
        print(f"#{order['id']} {order['date'][-5:]} {order['customer']:<14} {'; '.join(remarks)}")

lost = reduce(lambda total, order: total + order_total(order),
              (order for order in orders if order["status"] == "cancelled"), 0)

RESULT = {
    "title": title,
    "currency": currency,
    "turnover_cents": turnover,
    "cancelled_cents": lost,
    "orders_by_status": dict(statuses),
    "best_customer": customers[0][1],
    "regions": {region: sum(totals) for region, totals in sorted(by_region.items())},
}
print()
print(f"turnover {money(turnover)} {currency}, cancelled {money(lost)} {currency}")
