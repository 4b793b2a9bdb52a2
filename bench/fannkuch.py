"""Small lists turned about: the most flips that any permutation of so many pancakes needs."""

import sys


def fannkuch(size):
    permutation = list(range(size))
    counts = list(range(1, size + 1))
    longest = checksum = number = 0
    while True:
        first = permutation[0]
        if first:
            flipped = permutation[:]
            flips = 0
            while first:
                flipped[:first + 1] = flipped[first::-1]
                flips += 1
                first = flipped[0]
            if flips > longest:
                longest = flips
            checksum += -flips if number & 1 else flips
        number += 1
        depth = 1
        while True:
            if depth == size:
                return checksum, longest
            permutation.insert(depth, permutation.pop(0))
            counts[depth] -= 1
            if counts[depth]:
                break
            counts[depth] = depth + 1
            depth += 1


FULL, SMALL = 9, 6
EXPECTED = {FULL: (8629, 30), SMALL: (49, 10)}

size = SMALL if "small" in sys.argv else FULL
result = fannkuch(size)
assert result == EXPECTED[size], result
print("fannkuch", *result)
