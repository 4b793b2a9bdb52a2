"""Sorting lists long enough that numbers are distributed by their digits: order, stability, and everything that ends it early."""


def numbers(count, seed, limit):
    out = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out.append((seed >> 8) % limit)
    return out


def is_sorted(items):
    return all(not b < a for a, b in zip(items, items[1:]))


def number_of(item):
    return int.from_bytes(item.encode()) if isinstance(item, str) else hash(item)


def total(items):
    result = 0
    for number, item in enumerate(items):
        result = (result * 31 + number_of(item) + number) % (2**61 - 1)
    return result


def show(name, items, **options):
    result = sorted(items, **options)
    print(name, len(result), total(result), result[:3], result[-2:])


for count, limit in ((63, 200), (64, 200), (65, 2), (80, 60_000), (200, 2**23)):
    items = numbers(count, 7, limit)
    assert is_sorted(sorted(items)) and sorted(items, reverse=True) == sorted(items)[::-1]
    show(f"{count} below {limit}", items)
    show("below zero", [limit // 2 - item for item in items])
    show("floats", [(item - limit / 2) / 7 for item in items])
    show("stable", list(enumerate(items)), key=lambda pair: pair[1])
    show("stable in reverse", list(enumerate(items)), key=lambda pair: pair[1], reverse=True)
    show("stable by floats", list(enumerate(items)), key=lambda pair: -pair[1] / 3)
    show("tuples", [(item % 50, -item) for item in items])
    show("tuples of floats", [(item % 50 / 2, -item) for item in items])
    show("strs", [str(item) for item in items])
    show("strs with one prefix", ["prefix" + str(item) for item in items])
    show("by strs", items, key=str)

wide = [item * sign for item in numbers(40, 3, 2**23) for sign in (1, -(2**24), 2**23 - 1)]
show("wide", wide)
show("at the limits", wide + [2**47 - 1, -(2**47), 0, -1])
show("beyond the limits", wide + [2**47, -(2**47) - 1, 2**80])
show("mixed", [item / 2 if item % 2 else item // 2 for item in numbers(100, 5, 2**20)])
show("bools among them", numbers(100, 5, 3) + [True, False])

zeros = [0.0, -0.0, 1.0, -1.0] * 50
print([str(item) for item in sorted(zeros)][48:60])
print([str(item) for item in sorted(zeros, reverse=True)][48:60])
huge = [1e308, -1e308, float("inf"), -float("inf"), 5e-324, -5e-324, 0.1] * 20
show("huge", huge)
nan = float("nan")
with_nan = [float(item) for item in numbers(80, 9, 1000)]
with_nan[5] = with_nan[40] = nan
print(sorted(map(str, sorted(with_nan))) == sorted(map(str, with_nan)))

ordered = list(range(300))
show("in order", ordered)
show("falling", ordered[::-1])
show("two runs", ordered + ordered)
show("many runs", ordered[:20] * 15)
show("nearly", ordered[:150] + [3] + ordered[150:])
show("one value", [7] * 300)

items = numbers(200, 11, 1000)
items.sort()
print(is_sorted(items), len(items))


class Key:
    def __init__(self, number, fails=False):
        self.number, self.fails = number, fails

    def __lt__(self, other):
        if self.fails or other.fails:
            raise ValueError("not to be compared")
        return self.number < other.number


pairs = [(item % 10, Key(item)) for item in numbers(120, 13, 1000)]
ordered = sorted(pairs)
print([(first, key.number) for first, key in ordered][::37])
pairs[77] = (pairs[77][0], Key(1, True))
try:
    pairs.sort()
except ValueError as error:
    print(error, len(pairs), sorted(id(pair) for pair in pairs) == sorted({id(pair) for pair in pairs}))
lonely = [(item, Key(item, True)) for item in range(100)]
lonely = lonely[50:] + lonely[:50:2] + lonely[1:50:2]
lonely = [lonely[i * 7 % 100] for i in range(100)]
lonely.sort()
print([first for first, key in lonely] == list(range(100)))

changing = numbers(100, 17, 1000)


def key(number):
    changing.append(number)
    return number


try:
    changing.sort(key=key)
except ValueError as error:
    print(error, len(changing))
