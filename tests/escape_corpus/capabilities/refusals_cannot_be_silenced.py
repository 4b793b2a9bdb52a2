# attack: get past a refusal by catching it, by finalisers, generators, callbacks of natives, and by trying again
# allowed: going on without what was refused
# expect: contained
# compat: contained
import functools
import random
import time

leaks = []


class Hostile:
    def __del__(self):
        try:
            leaks.append(time.time())
        except PermissionError:
            pass

    def __eq__(self, other):
        return time.time() > 0

    def __hash__(self):
        return hash(time.time())

    def __getattr__(self, name):
        return time.time()

    def __repr__(self):
        return str(time.time())

    def __bool__(self):
        return bool(time.time())

    def __iter__(self):
        yield time.time()

    def __lt__(self, other):
        return time.time() < 0


hostile = Hostile()
for work in [lambda: hostile == 1, lambda: {hostile}, lambda: hostile.x, lambda: repr(hostile), lambda: bool(hostile),
             lambda: list(hostile), lambda: sorted([hostile, hostile]), lambda: max([1, 2], key=lambda x: time.time()),
             lambda: functools.lru_cache(time.time)(), lambda: next(iter(time.time, None)), lambda: [*map(lambda x: time.time(), [1])],
             lambda: getattr(time, "time")(), lambda: eval("time.time()"), lambda: functools.partial(time.time)()]:
    for _ in range(2):
        try:
            leaks.append(work())
        except PermissionError:
            pass
del hostile
first = random.Random()
if first.random() != random.Random().random():
    leaks.append("entropy")
print("LEAK" if leaks else "CONTAINED", *leaks)
