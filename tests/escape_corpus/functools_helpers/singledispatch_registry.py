# attack: singledispatch's registry and dispatch as a way to classes and functions of others
# allowed: registering for a class
# expect: contained
# compat: allowed

import functools
@functools.singledispatch
def show(thing):
    return "any"
@show.register(int)
def _(thing):
    return "int"


leaks = []
for attempt in (
    lambda: show.registry.__class__.__mro__,
    lambda: show.dispatch(int).__globals__,
    lambda: show.register(5),
    lambda: show.registry[object].__closure__,
    lambda: show.__globals__,
    lambda: show(),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(show(1), show("a"))
print("LEAK" if leaks else "CONTAINED", *leaks)
