# attack: none: templates with attributes, items, conversions, nested specifications and objects that format themselves
# allowed: ordinary fields of str.format, format_map, f-strings and %
# expect: benign
# compat: contained
class Money:
    def __init__(self, amount, currency):
        self.amount, self.currency = amount, currency

    def __format__(self, specification):
        return f"{self.amount:{specification or '.2f'}} {self.currency}"

    def __repr__(self):
        return f"Money({self.amount!r}, {self.currency!r})"


class Defaults(dict):
    def __missing__(self, key):
        return f"<{key}>"


price = Money(12.5, "EUR")
rows = [{"name": "tea", "tags": ["hot", "green"]}, {"name": "ice", "tags": ["cold"]}]
assert "{0.amount:>8} {0.currency!r}".format(price) == "    12.5 'EUR'"
assert "{row[name]} {row[tags][0]}".format(row=rows[0]) == "tea hot"
assert "{a} and {b}".format_map(Defaults(a=1)) == "1 and <b>"
assert "{:{width}.{digits}f}|{!r:^20}".format(3.14159, "x", width=8, digits=2) == "    3.14|        'x'         "
assert f"{price} {price:07.1f} {price!r}" == "12.50 EUR 00012.5 EUR Money(12.5, 'EUR')"
assert "%(name)s has %(count)05d, %%, %(share).1f" % {"name": "x", "count": 7, "share": 0.25} == "x has 00007, %, 0.2"
assert f"{'nested ' + f'{1 + 1}'} {{}} {len(rows)=}" == "nested 2 {} len(rows)=2"
for attempt in [lambda: "{0.missing}".format(price), lambda: "{} {0}".format(1), lambda: "{a}".format(), lambda: "{".format(1)]:
    try:
        attempt()
    except (AttributeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
print("OK")
