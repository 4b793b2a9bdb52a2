# attack: change settings for good: recursion limit, digits of integers, collection of garbage, seed of random, signal of tracing
# allowed: reading the recursion limit, lowering it, seeding
# expect: contained
# compat: contained

import gc
import random
import sys

leaks = []
for attempt in (lambda: sys.set_int_max_str_digits(0), lambda: sys.setrecursionlimit(10 ** 9), lambda: sys.setrecursionlimit(-1), lambda: sys.setrecursionlimit("x"), lambda: sys.setrecursionlimit(2 ** 100), lambda: gc.disable(), lambda: gc.freeze(), lambda: gc.set_threshold(0), lambda: gc.get_objects() and leaks.append("objects"),
                lambda: gc.get_referrers(leaks) and leaks.append("referrers"), lambda: gc.callbacks.append(print), lambda: sys.setswitchinterval(1), lambda: sys.setdlopenflags(2), lambda: sys.set_asyncgen_hooks(print), lambda: sys.monitoring.use_tool_id(0, "x"), lambda: sys.setprofile(print)):
    try:
        attempt()
    except (AttributeError, TypeError, ValueError, OverflowError, RecursionError):
        pass
for attempt in (lambda: str(10 ** 200000), lambda: int("1" * 200000)):
    try:
        attempt()
        leaks.append("digits")
    except ValueError:
        pass


def depth(n):
    return depth(n + 1)


try:
    depth(0)
    leaks.append("recursion")
except RecursionError:
    pass
for _ in range(300):
    cycle = [bytes(500000)]
    cycle.append(cycle)
random.seed(5)
first = random.random()
random.seed(5)
assert random.random() == first
print("LEAK" if leaks else "CONTAINED", *leaks)
