# attack: getattr with a default tells whether a blocked attribute is there
# allowed: a default for a missing attribute
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
for attempt in (
    lambda: getattr(Guest, "__mro__", None),
    lambda: getattr(Guest(), "__dict__", "default"),
    lambda: getattr(len, "__self__", 0),
    lambda: getattr(Guest, "__subclasses__", lambda: []),
    lambda: getattr(None, "__reduce__", None),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(getattr(Guest, "missing", "default"))
print("LEAK" if leaks else "CONTAINED", *leaks)
