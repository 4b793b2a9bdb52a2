# attack: lru_cache with keys whose hash, eq and clear interfere with the cache
# allowed: a cache of ordinary keys
# expect: contained
# compat: allowed

import functools


@functools.lru_cache(maxsize=2)
def kept(key):
    return "made"


class Hostile:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        kept.cache_clear()
        return 1

    def __eq__(self, other):
        kept.cache_clear()
        if self.number > 2:
            raise ValueError("eq")
        return False


leaks = []
for number in range(6):
    try:
        kept(Hostile(number))
    except ValueError:
        pass
try:
    kept([])
    leaks.append("unhashable")
except TypeError:
    pass
for name in ("__dict__", "__globals__", "__closure__", "__code__"):
    try:
        leaks.append(getattr(kept, name))
    except AttributeError:
        pass
print(kept(1), kept.cache_info().maxsize)
print("LEAK" if leaks else "CONTAINED", *leaks)
