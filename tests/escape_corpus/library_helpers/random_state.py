# attack: set the state of random generators to values that lead outside: short, long, negative, strange index
# allowed: a state that was saved
# expect: contained
# compat: contained
import random

leaks = []
source = random.Random(1)
saved = source.getstate()
words = saved[1]


class Index(int):
    def __index__(self):
        return 10**9


bodies = [(), None, 1, "x", b"", b"x", words[:-1], words * 2, words + words[:1], words[:1], bytearray(8), memoryview(b"x" * 9), [*words], (-1,) * 625,
          (2**40,) * 625, (None,) * 625, ("x",) * 625, (1.5,) * 625, (0,) * 624 + (10**9,), (0,) * 624 + (-1,), (0,) * 624 + (2**70,), (0,) * 624 + (Index(1),)]
if isinstance(words, bytes):
    bodies += [b"\xff" * len(words), b"\0" * len(words), words[:-8] + b"\xff" * 8, b"\xff" * 8 + words[8:]]
for state in [(), None, 1, (3,), (9, words, None), (3, words, "gauss"), ("3", words), [3, words, None], *[(3, body, None) for body in bodies]]:
    victim = random.Random(2)
    try:
        victim.setstate(state)
    except (TypeError, ValueError, OverflowError, IndexError):
        pass
    for draw in [victim.random, lambda: victim.getrandbits(100), lambda: victim.randbytes(3)]:
        found = draw()
        if isinstance(found, float) and not 0 <= found < 1:
            leaks.append(found)
for attempt in [lambda: source.getrandbits(-1), lambda: source.getrandbits(2**70), lambda: source.randbytes(-1), lambda: source.randrange(0), lambda: source.choice([]),
                lambda: source.sample([1], 2), lambda: source.choices([1], k=-1)[0], lambda: source.shuffle("ab")]:
    try:
        leaks.append(attempt())
    except (ValueError, TypeError, IndexError, OverflowError, MemoryError, AttributeError):
        pass
saved = source.getstate()
first = [source.random() for _ in range(3)]
source.setstate(saved)
if [source.random() for _ in range(3)] != first:
    leaks.append("a saved state")
print("LEAK" if leaks else "CONTAINED", *leaks)
