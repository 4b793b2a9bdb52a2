# attack: module objects made by calling the type of a module
# allowed: type() of a module
# expect: contained
# compat: allowed

import math
kind = type(math)

leaks = []
for attempt in (
    lambda: kind("os").system,
    lambda: kind("os").__loader__,
    lambda: kind("x").__dict__,
    lambda: kind("x").__spec__,
    lambda: kind.__init__(math, "os").path,
    lambda: kind.__getattribute__(math, "__loader__"),
    lambda: kind.__getattribute__(math, "__dict__"),
    lambda: kind.__mro__,
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError, ImportError):
        pass
print(kind.__name__, math.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
