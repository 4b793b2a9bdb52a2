# attack: vars() of natives, functions and modules as a way to what dotted access refuses
# allowed: vars() of a guest instance
# expect: contained
# compat: contained

import math
class Guest:
    def __init__(self):
        self.a = 1


leaks = []
for attempt in (
    lambda: vars(math)["__loader__"],
    lambda: vars(int)["__mro__"],
    lambda: vars(type)["__subclasses__"],
    lambda: vars(len)["__self__"],
    lambda: vars(1),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, KeyError):
        pass
print(vars(Guest()))
print("LEAK" if leaks else "CONTAINED", *leaks)
