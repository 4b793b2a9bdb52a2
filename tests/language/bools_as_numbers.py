"""Bools where numbers are counted with: every operator at one place, sums of lists and of generators, min, max, round
and divmod of mixed numbers."""

NUMBERS = (True, False, 1, 0, -1, 7, 2**47 - 1, -(2**47), 2**62, 2**63, -(2**64), 2**100, 0.5)


def each(x, y):
    for act in (
        lambda: x + y, lambda: x - y, lambda: x * y, lambda: x // y, lambda: x % y, lambda: x & y, lambda: x | y,
        lambda: x ^ y, lambda: x / y, lambda: x << (y if y in (0, 1, 7) else 2), lambda: x >> y,
        lambda: x ** (y if y in (0, 1, 7) else 2),
    ):
        try:
            result = act()
            yield type(result).__name__, result
        except (ZeroDivisionError, TypeError, ValueError, OverflowError) as error:
            yield type(error).__name__, str(error)


for x in NUMBERS:
    for y in NUMBERS:
        print(x, y, *each(x, y))

count = 0
for i in range(20):
    count += i % 3 == 0
    count -= i > 17
print(count, type(count), +True, -True, ~5, ~0, ~-1, ~(2**47 - 1), ~-(2**47), ~2**70)

flags = [True, False, True, True]
print(sum(flags), sum(x > 1 for x in range(5)), sum(flags, 2.5), sum([2**62, True, 2**62, True]), sum([True]), sum([False]))
print(type(sum([True])), sum(True for _ in range(3)), sum([0.5, True]), sum([1, True, 0.5, True]), sum(flags, True))
print(sum(x for x in (2**47 - 1, True, 2**47 - 1, True)), type(sum(x for x in [True])))
print(min(3, 1, 2), max(3, 1, 2), min(1.5, 0.5, 2.5), max(1, 2.5, True), min(True, False, 2), max(1, True, 1.0), min(2, 2.0, True))
nan = float("nan")
print(min(nan, 1.0, 2.0), max(nan, 1.0, 2.0), min(1.0, nan, 0.5), max("a", "c", "b"), min((1, 2), (1, 1), (0, 9)))
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 1e20, 7, True)], [round(x, 2) for x in (2.675, 1.005, -1.115, 7, True, 1e300)])
print(round(1234.5678, -2), round(1234.5678, None), round(1234.5678, True), round(-0.4), round(5e-324, 3))
for bad in (float("inf"), float("nan")):
    try:
        round(bad)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
    print(round(bad, 1))
for x in (7, -7, 0, True, 2**47 - 1, -(2**47), 2**80, 7.5):
    for y in (2, -2, 1, 5, 2**47 - 1, True, 2.5, 2**70):
        print(divmod(x, y), end=" ")
    print()
for y in (0, 0.0, False):
    try:
        divmod(1, y)
    except ZeroDivisionError as error:
        print(error)
