"""Products and quotients of ints of many sizes, so that every way of multiplying and dividing is gone, its corrections too."""

import random

random.seed(5)


def number(limbs):
    bits = limbs * 64 - random.randrange(64)
    form = random.randrange(5)
    if form == 0:
        return (1 << bits) - 1
    if form == 1:
        return 1 << (bits - 1)
    if form == 2:
        return ((1 << bits) - 1) ^ ((1 << (bits // 2)) - 1)
    return random.getrandbits(bits) | 1 << (bits - 1)


for left in (1, 2, 5, 31, 33, 511, 513, 514, 1025, 1300):
    total = 0
    for right in (1, 2, 3, 4, 5, 6, 32, 33, 512, 513, 600):
        a, b = number(left), number(right)
        product = a * b
        total = hash((total, product, divmod(a, b)))
        for change in (-1, 0, 1, b - 1, b):
            quotient, rest = divmod(product + change, b)
            assert quotient * b + rest == product + change and 0 <= rest < b, (left, right, change)
            total = hash((total, quotient, rest))
    print(left, total)
