# attack: functools.partial's insides, state and rebuilding
# allowed: func, args and keywords
# expect: contained
# compat: allowed

import functools
p = functools.partial(int, base=2)

leaks = []
for attempt in (
    lambda: p.__dict__,
    lambda: p.__reduce__(),
    lambda: p.__setstate__((print, (), {}, None)),
    lambda: p.__self__,
    lambda: p.func.__self__,
    lambda: p.__call__,
    lambda: functools.partial.__mro__,
    lambda: functools.partialmethod(print).__dict__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(p("11"), p.func is int, p.args, p.keywords)
print("LEAK" if leaks else "CONTAINED", *leaks)
