# attack: __bases__ of built-in and guest classes
# allowed: isinstance and issubclass
# expect: contained
# compat: allowed

class Guest(list):
    pass


leaks = []
for attempt in (
    lambda: int.__bases__,
    lambda: Guest.__bases__,
    lambda: type.__bases__,
    lambda: Guest().__class__.__bases__,
    lambda: KeyError.__bases__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(issubclass(Guest, list), issubclass(KeyError, LookupError))
print("LEAK" if leaks else "CONTAINED", *leaks)
