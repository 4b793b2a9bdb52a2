"""Lists by index: the sieve of Eratosthenes by a loop and by slices, and the prime factors it gives."""

import sys


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for n in range(2, int(limit ** 0.5) + 1):
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
    return [n for n, prime in enumerate(flags) if prime]


def sieve_by_slices(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0] = flags[1] = 0
    n = 2
    while n * n <= limit:
        if flags[n]:
            flags[n * n::n] = bytes(len(range(n * n, limit + 1, n)))
        n += 1
    return sum(flags)


def smallest_factors(limit):
    factors = list(range(limit))
    for n in range(2, int(limit ** 0.5) + 1):
        if factors[n] == n:
            for multiple in range(n * n, limit, n):
                if factors[multiple] == multiple:
                    factors[multiple] = n
    return factors


def square_free(limit):
    factors = smallest_factors(limit)
    found = 0
    for n in range(1, limit):
        rest, previous = n, 0
        while rest > 1:
            factor = factors[rest]
            if factor == previous:
                break
            previous = factor
            rest //= factor
        else:
            found += 1
    return found


FULL, SMALL = 3_600_000, 25_000
EXPECTED = {FULL: (256726, 3599969, 489319, 547131), SMALL: (2762, 24989, 5133, 3800)}

size = SMALL if "small" in sys.argv else FULL
primes = sieve(size)
result = len(primes), primes[-1], sieve_by_slices(size * 2), square_free(size // 4)
assert result == EXPECTED[size], result
print("sieve", *result)
