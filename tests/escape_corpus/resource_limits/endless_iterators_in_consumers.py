# attack: hand an endless iterator to a consumer of each kind, where the memory must stop it
# allowed: the same consumers on finite iterators
# expect: contained
# compat: contained
# options: --max-memory 16M

import itertools
from collections import Counter, deque

leaks = []
for attempt in (
    lambda: list(itertools.count()),
    lambda: tuple(itertools.cycle([1, 2])),
    lambda: set(itertools.count()),
    lambda: frozenset(itertools.count()),
    lambda: dict.fromkeys(itertools.count()),
    lambda: dict((i, i) for i in itertools.count()),
    lambda: [*itertools.repeat(None)],
    lambda: {*itertools.count()},
    lambda: sorted(itertools.repeat(1)),
    lambda: "".join(itertools.repeat("ab")),
    lambda: b"".join(itertools.repeat(b"ab")),
    lambda: bytes(itertools.repeat(7)),
    lambda: bytearray(itertools.repeat(7)),
    lambda: [].extend(itertools.count()),
    lambda: deque(itertools.count()),
    lambda: Counter(itertools.count()),
    lambda: (lambda *arguments: arguments)(*itertools.count()),
    lambda: [0].__setitem__(slice(0, 1), itertools.count()),
    lambda: (lambda a, *rest: rest)(*iter(lambda: 0, 1)),
    lambda: list(zip(itertools.count(), itertools.count())),
    lambda: list(map(str, itertools.count())),
    lambda: list(iter(int, 1)),
):
    try:
        attempt()
        leaks.append("ended")
    except MemoryError:
        pass
print(list(itertools.islice(itertools.count(), 3)), bytes(itertools.repeat(7, 2)), deque(itertools.repeat(1), maxlen=2) if False else deque(maxlen=2))
print("LEAK" if leaks else "CONTAINED", *leaks)
