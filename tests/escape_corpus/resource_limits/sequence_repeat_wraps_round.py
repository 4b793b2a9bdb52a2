# attack: repeat lists and tuples so often that the size in bytes wraps round to something small
# allowed: repeating a few times, and a number below zero
# expect: contained
# compat: contained
# options: --max-memory 32M

import operator
from collections import deque

leaks = []
for count in (2 ** 28, 2 ** 29, 2 ** 31, 2 ** 32, 2 ** 60, 2 ** 61, 2 ** 61 + 1, 2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64, 2 ** 64 + 1, 2 ** 70):
    for make in (lambda: [1], lambda: [1, 2, 3, 4, 5, 6, 7, 8], lambda: (1,), lambda: (1, 2, 3, 4, 5, 6, 7, 8), lambda: deque([1, 2])):
        for attempt in (lambda: make() * count, lambda: count * make(), lambda: operator.imul(make(), count), lambda: make().__mul__(count), lambda: make().__rmul__(count)):
            try:
                found = attempt()
                leaks.append((count, len(found)))
            except (MemoryError, OverflowError, TypeError):
                pass
values = [0]
try:
    values *= 2 ** 62
    leaks.append("in place")
except (MemoryError, OverflowError):
    pass
print(values, [1] * 3, (1,) * -5, [] * 2 ** 62, () * 2 ** 62)
print("LEAK" if leaks else "CONTAINED", *leaks)
