# attack: random.sample, choices, getrandbits, randbytes and shuffle with absurd sizes
# allowed: small ones
# expect: contained
# options: --max-memory 64M --max-steps 500000000

import random

r = random.Random(1)
for action in (lambda: r.getrandbits(10 ** 12), lambda: r.choices("ab", k=10 ** 12), lambda: r.randbytes(10 ** 12), lambda: r.sample(range(10 ** 12), 10 ** 11), lambda: r.getrandbits(2 ** 70), lambda: r.sample("ab", 10 ** 9), lambda: [r.random() for _ in iter(int, 1)]):
    try:
        action()
        print("LEAK")
    except (MemoryError, OverflowError, ValueError):
        pass
print(len(r.sample(range(10 ** 12), 3)))
print("CONTAINED")
