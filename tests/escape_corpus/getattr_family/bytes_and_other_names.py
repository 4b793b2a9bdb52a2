# attack: names that are bytes, integers, tuples or None instead of text
# allowed: a name of text
# expect: contained
# compat: contained

class Guest:
    name = "n"


leaks = []
for attempt in (
    lambda: getattr(Guest, b"__mro__"),
    lambda: getattr(Guest, None),
    lambda: getattr(Guest, 1),
    lambda: getattr(Guest, ("__mro__",)),
    lambda: getattr(Guest, ["__mro__"]),
    lambda: setattr(Guest, b"__mro__", ()),
    lambda: delattr(Guest, b"__mro__"),
    lambda: hasattr(Guest, b"__mro__"),
):
    try:
        leaks.append(attempt())
    except TypeError:
        pass
print(getattr(Guest, "name"))
print("LEAK" if leaks else "CONTAINED", *leaks)
