# attack: ask for integers far larger than the memory limit by power, shift, product, factorial and from_bytes
# allowed: integers of a few thousand bits
# expect: contained
# compat: contained
# options: --max-memory 32M

import math

leaks = []
for attempt in (
    lambda: 2 ** (10 ** 12),
    lambda: 1 << 10 ** 12,
    lambda: 1 << 10 ** 30,
    lambda: -1 << 10 ** 12,
    lambda: (-3) ** 10 ** 20,
    lambda: pow(7, 10 ** 15),
    lambda: (1 << 10 ** 8) << 10 ** 10,
    lambda: int.__lshift__(1, 1 << 70),
    lambda: int.__pow__(10, 10 ** 18),
    lambda: math.perm(1 << 80),
    lambda: (1).to_bytes(10 ** 12, "big"),
    lambda: (1).to_bytes(1 << 80, "little"),
    lambda: int.from_bytes(bytes(10 ** 12), "big"),
    lambda: math.comb(1 << 90, 1 << 89),
    lambda: math.ldexp(1.0, 1 << 100),
    lambda: round(1, -(10 ** 12)) or int("0"),
):
    try:
        found = attempt()
        if found:
            leaks.append(type(found).__name__)
    except (MemoryError, OverflowError, ValueError):
        pass
print((1 << 4000).bit_length(), 1 >> 10 ** 30, 0 << 10 ** 30, 1 ** 10 ** 20)
print("LEAK" if leaks else "CONTAINED", *leaks)
