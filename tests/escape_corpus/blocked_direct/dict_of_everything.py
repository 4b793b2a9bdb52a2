# attack: __dict__ of instances, classes, modules, functions and built-in types
# allowed: vars() of an instance
# expect: contained
# compat: allowed

import math
class Guest:
    def __init__(self):
        self.a = 1
def function():
    pass


leaks = []
for attempt in (
    lambda: Guest().__dict__,
    lambda: Guest.__dict__,
    lambda: math.__dict__,
    lambda: function.__dict__,
    lambda: int.__dict__,
    lambda: type.__dict__,
    lambda: Exception().__dict__,
    lambda: Guest.__class__.__dict__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(vars(Guest()))
print("LEAK" if leaks else "CONTAINED", *leaks)
