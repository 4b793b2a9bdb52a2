# attack: changing an allowed module's functions to serve other importers with traps
# allowed: reading them
# expect: contained
# compat: contained

import json
import math

leaks = []


def trap(*arguments):
    return "trapped"


for module, name in ((math, "sqrt"), (json, "dumps"), (math, "__name__"), (math, "__class__")):
    try:
        setattr(module, name, trap)
    except (AttributeError, TypeError):
        pass
import math as again
print(again is math)
try:
    math.__dict__
    leaks.append("dict")
except AttributeError:
    pass
print("LEAK" if leaks else "CONTAINED", *leaks)
