"""Integers and floats together: interest tables, calendar days, a moving average, unit conversion, Horner's rule."""

import sys


def loan(amount, rate, months):
    payment = amount * rate / (1 - (1 + rate) ** -months)
    paid = 0
    left = amount
    for _ in range(months):
        interest = round(left * rate, 2)
        left = left + interest - payment
        paid += interest
    return int(paid * 100) // 100


def day_number(year, month, day):
    if month < 3:
        year -= 1
        month += 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 306


def weekdays(years):
    counts = [0] * 7
    for year in range(1600, 1600 + years):
        for month in range(1, 13):
            counts[day_number(year, month, 13) % 7] += 1
    return counts


def moving_average(length, window):
    total, level, crossed = 0, 0.0, 0
    for i in range(length):
        sample = i * 37 % 101
        total += sample
        if i >= window:
            total -= (i - window) * 37 % 101
        average = total / min(i + 1, window)
        if sample > average:
            crossed += 1
        level += average
    return crossed, int(level)


def horner(coefficients, count):
    total = 0
    for i in range(count):
        x = i / count
        y = 0
        for c in coefficients:
            y = y * x + c
        total += divmod(y, 1)[0] if y >= 0 else -1
    return int(total)


FULL, SMALL = 420, 4
EXPECTED = {
    FULL: (883271856, 72135, 71820, 72240, 424159, 41999821, 338000),
    SMALL: (435578, 687, 684, 688, 4041, 399782, 3218),
}

size = SMALL if "small" in sys.argv else FULL
result = (
    sum(loan(100_000 + 1_000 * i, 0.0025 + i * 1e-5, 360) for i in range(size * 2)),
    *weekdays(size * 100)[3:6],
    *moving_average(size * 2_000, 25),
    horner([3, -2.5, 7, 1, -4, 2], size * 500),
)
assert result == EXPECTED[size], result
print("mixed_arithmetic", *result)
