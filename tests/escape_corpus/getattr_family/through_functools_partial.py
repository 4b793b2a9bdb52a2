# attack: getattr carried by partial, map, filter, sorted and reduce
# allowed: partial of an ordinary function
# expect: contained
# compat: allowed

import functools
class Guest:
    pass
read = functools.partial(getattr, Guest)

leaks = []
for attempt in (
    lambda: read("__mro__"),
    lambda: list(map(read, ["__bases__"])),
    lambda: list(filter(read, ["__dict__"])),
    lambda: sorted(["__mro__"], key=read),
    lambda: functools.reduce(getattr, [Guest, "__class__", "__mro__"]),
    lambda: max(["__mro__", "__base__"], key=read),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
print(functools.partial(int, base=2)("101"), read("__name__"))
print("LEAK" if leaks else "CONTAINED", *leaks)
