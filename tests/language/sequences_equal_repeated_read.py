"""Comparing lists and tuples, repeating text, reading short decimal numbers, indices of every kind: quick ways and ways out."""

nan = float("nan")


class Same:
    def __eq__(self, other):
        return True


class Clearing:
    def __init__(self, victim):
        self.victim = victim

    def __eq__(self, other):
        self.victim.clear()
        return True


class Items(list):
    pass


class Pair(tuple):
    def __eq__(self, other):
        return "asked"

    __hash__ = tuple.__hash__


values = [(), (1,), (1, 2), (1.0, 2), (1, 2.5), ("a", "b"), ("a", 1), (nan,), (True, 2), (0.0,), (-0.0,), ((1, 2), 3), (None,),
          (10**20,), (10**20, 1), ([1],), ({1},), (Same(),), ("a" * 20,), ("a" * 19 + "b",)]
for left in values:
    row = []
    for right in values:
        row.append("=" if left == right else "!" if left != right else "?")
        assert (list(left) == list(right)) == (left == right)
        assert left != list(right) and not left == list(right)
        try:
            row.append("<" if left < right else ">" if left > right else "")
            assert (list(left) < list(right)) == (left < right) and (list(left) >= list(right)) == (left >= right)
        except TypeError:
            row.append("x")
    print("".join(row))
items = [1, 2, 3]
print(items == [1, Clearing(items), 3], items)
items = [1, Clearing([]), 3]
items[1].victim = items
print([1, 2, 3] == items, items)
print((nan,) == (nan,), [nan] == [nan], Items([1]) == [1], [1] == Items([1]), [2] < Items([1]))
print((1, 2) == Pair((1, 2)), Pair((1, 2)) == (1, 2), [Pair((1,))] == [(1,)], (1,) in [Pair((1,))])
for text in ("", "a", "ab", "abc" * 20, "é", "日本", "a\0b"):
    print([ascii(text * count)[:40] + str(len(text * count)) for count in (-1, 0, 1, 2, 3, 7, 40)], ascii(3 * text)[-20:])
for count in (2**62, 2**40):
    try:
        print(len("ab" * count))
    except (MemoryError, OverflowError) as error:
        print("too long")
print(len("" * 2**40), "x" * True, [len(b"ab" * count) for count in (0, 1, 2, 5)])

for text in ("0", "-0", "+5", "12", "-12", " 7 ", "1_000", "_1", "1__0", "-", "", "--1", "12a", "99999999999999", "-99999999999999",
             "100000000000000", "123456789012345678901", "٣", "1٣", "0x10", "007", "1.0", "1e5", "\n8", "5\0", "²"):
    try:
        print(ascii(text), int(text), int(text.encode()), int(text, 16) if text.isdigit() and text.isascii() else "")
    except ValueError as error:
        print(ascii(str(error)))


class Index:
    def __index__(self):
        return 1


for index in (0, 1, True, Index(), 10**30, -(10**30), -1, "a", 1.0, None):
    items = [1, 2, 3]
    try:
        items.insert(index, "new")
        print(items, items.pop(index))
    except (TypeError, OverflowError, IndexError) as error:
        print(type(error).__name__, error)

left = 3**200
for right in (1, 2, -3, 2**47, 2**63, 2**64 - 1, -(2**64), 2**64 + 1, 10**30):
    print(hash(left * right), hash(right * left), hash(-left * right), hash(left**3 * right), left * right // right == left)
