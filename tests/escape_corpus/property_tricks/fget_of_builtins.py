# attack: fget, fset and __wrapped__ of properties and wrappers lead to functions, and those to globals
# allowed: fget of a guest property is a guest function
# expect: contained
# compat: allowed

from functools import lru_cache, partial, wraps


class Guest:
    @property
    def value(self):
        return 1


@lru_cache
def cached():
    return 2


leaks = []
for attempt in (lambda: Guest.value.fget.__globals__, lambda: Guest.value.fget.__code__, lambda: cached.__wrapped__.__globals__, lambda: partial(cached).func.__wrapped__.__closure__, lambda: wraps(cached)(lambda: 0).__globals__,
                lambda: staticmethod(cached).__func__.__globals__, lambda: property(len).fget.__self__, lambda: wraps.__globals__, lambda: lru_cache.__globals__, lambda: cached.cache_info.__self__):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest.value.fget(Guest()), cached.__wrapped__())
print("LEAK" if leaks else "CONTAINED", *leaks)
