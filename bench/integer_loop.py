"""Integer arithmetic in tight loops: Collatz lengths, a generator of numbers, greatest common divisors."""

import sys


def longest_collatz(limit):
    best, best_start = 0, 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n >> 1 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > best:
            best, best_start = steps, start
    return best_start, best


def congruential(count):
    state = 12345
    bits = 0
    for i in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        bits ^= state >> (i & 7)
    return bits


def coprime_pairs(limit):
    found = 0
    for a in range(1, limit):
        for b in range(1, a):
            x, y = a, b
            while y:
                x, y = y, x % y
            found += x == 1
    return found


FULL, SMALL = 10_000, 100
EXPECTED = {FULL: (17647, 278, 890455003, 48517), SMALL: (171, 124, 483252850, 3)}

size = SMALL if "small" in sys.argv else FULL
result = *longest_collatz(size * 2), congruential(size * 150), coprime_pairs(size // 25)
assert result == EXPECTED[size], result
print("integer_loop", *result)
