"""Floating point in local variables: integration, Newton's method, a logistic map, a running variance."""

import math
import sys


def simpson(function, low, high, steps):
    width = (high - low) / steps
    total = function(low) + function(high)
    for i in range(1, steps):
        total += function(low + i * width) * (4.0 if i % 2 else 2.0)
    return total * width / 3.0


def bell(x):
    return math.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)


def roots(count):
    total = 0.0
    for n in range(1, count):
        guess = target = float(n)
        while True:
            better = 0.5 * (guess + target / guess)
            if abs(better - guess) < 1e-9:
                break
            guess = better
        total += better
    return total


def logistic(steps):
    x, highest = 0.37, 0.0
    for _ in range(steps):
        x = 3.61 * x * (1.0 - x)
        if x > highest:
            highest = x
    return highest


def variance(count):
    mean = spread = 0.0
    for n in range(1, count):
        sample = (n % 17) * 0.25 + (n % 5) * 1.5
        delta = sample - mean
        mean += delta / n
        spread += delta * (sample - mean)
    return spread / count


FULL, SMALL = 700_000, 7_000
EXPECTED = {FULL: '0.99993666 4365173.20 0.90250 5.99999', SMALL: '0.99993666 4355.71 0.90250 5.99821'}

size = SMALL if "small" in sys.argv else FULL
result = (f"{simpson(bell, -4.0, 4.0, size):.8f} {roots(size // 20):.2f} {logistic(size * 4):.5f} "
          f"{variance(size * 2):.5f}")
assert result == EXPECTED[size], result
print("float_loop", result)
