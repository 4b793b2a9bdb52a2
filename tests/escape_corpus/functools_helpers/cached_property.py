# attack: cached_property under blocked names
# allowed: cached_property of a guest class
# expect: contained
# compat: allowed

import functools
class Guest:
    @functools.cached_property
    def value(self):
        return 5
    @functools.cached_property
    def __mro__(self):
        return "own"


leaks = []
for attempt in (
    lambda: Guest().__mro__,
    lambda: Guest.value.func.__globals__,
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(Guest().value)
print("LEAK" if leaks else "CONTAINED", *leaks)
