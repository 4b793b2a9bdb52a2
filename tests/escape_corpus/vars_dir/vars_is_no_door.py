# attack: vars of classes, functions, modules and builtins as a substitute for __dict__
# allowed: vars of a guest instance
# expect: contained
# compat: allowed

import math


class Guest:
    def __init__(self):
        self.a = 1


leaks = []
for start in (len, int, type, object, (lambda: 0), Exception, math):
    try:
        names = vars(start)
        for name in ("__builtins__", "__loader__", "__spec__", "__globals__", "__mro__", "__subclasses__", "__file__"):
            if name in names and names[name] is not None:
                leaks.append((start, name))
    except (AttributeError, TypeError):
        pass
print(vars(Guest()))
print("LEAK" if leaks else "CONTAINED", *leaks)
