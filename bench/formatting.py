"""Formatting: f-strings, format specifications, str.format, the percent operator, tables, templates, repr."""

import sys


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        text = f"{self.cents // 100:,}.{self.cents % 100:02}"
        return f"{text:>{spec}}" if spec else text

    def __repr__(self):
        return f"Money({self.cents!r})"


def table(count):
    lines = [f"{'id':>6} | {'name':<12} | {'share':^9} | {'price':>14}"]
    for i in range(count):
        lines.append(f"{i:>6} | {'row ' + str(i * 7 % 1000):<12} | {i / count:^9.2%} | {Money(i * 997):14}")
    return "\n".join(lines)


def numbers(count):
    out = []
    for i in range(count):
        out.append(f"{i:08b} {i:#x} {i:o} {i:+d} {i * 12345:,} {i / 7:.3f} {i / 3:10.2e} {i / 11:g}")
    return out


def templates(count):
    out = []
    letter = "Dear {name}, order {number:05d} of {total:.2f} ({rate:.1%}) ships on day {day!r}."
    for i in range(count):
        out.append(letter.format(name="Ms " + str(i % 50), number=i, total=i * 1.37, rate=i % 100 / 100, day=str(i % 31)))
    return out


def percent(count):
    return ["%s-%05d-%6.2f-%x-%-8s|" % ("key", i, i / 9, i, "abc"[: i % 4]) for i in range(count)]


def reprs(count):
    return [repr([i, str(i), (i / 2, None), {"k": i}, Money(i)]) for i in range(count)]


FULL, SMALL = 70_000, 340
EXPECTED = {
    FULL: [3500050, ' 69999 | row 993      |  100.00%  |     697,890.03', 5243671, '10001000101101111 0x1116f 210557 +69999 864,137,655 9999.857   2.33e+04 6363.55', 4288307, "Dear Ms 49, order 69999 of 95898.63 (99.0%) ships on day '1'.", 4631096, 'key-139999-15555.44-222df-abc     |', 4203340, "[69999, '69999', (34999.5, None), {'k': 69999}, Money(69999)]"],
    SMALL: [17050, '   339 | row 373      |  99.71%   |       3,379.83', 19288, '101010011 0x153 523 +339 4,184,955 48.429   1.13e+02 30.8182', 20099, "Dear Ms 39, order 00339 of 464.43 (39.0%) ships on day '29'.", 20128, 'key-00679- 75.44-2a7-abc     |', 16680, "[339, '339', (169.5, None), {'k': 339}, Money(339)]"],
}

size = SMALL if "small" in sys.argv else FULL
result = []
for lines in (table(size).splitlines(), numbers(size), templates(size), percent(size * 2), reprs(size)):
    result += [sum(map(len, lines)), lines[-1]]
assert result == EXPECTED[size], result
print("formatting", *result)
