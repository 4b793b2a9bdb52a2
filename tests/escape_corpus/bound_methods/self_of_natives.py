# attack: __self__ of built-in functions and methods
# allowed: calling them
# expect: contained
# compat: contained

import math

leaks = []
for attempt in (
    lambda: len.__self__,
    lambda: print.__self__,
    lambda: [].append.__self__,
    lambda: "".join.__self__,
    lambda: {}.get.__self__,
    lambda: math.sqrt.__self__,
    lambda: dict.fromkeys.__self__,
    lambda: (1).bit_length.__self__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(len("abc"), math.sqrt(4))
print("LEAK" if leaks else "CONTAINED", *leaks)
