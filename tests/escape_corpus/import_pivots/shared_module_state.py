# attack: change an imported module so that the host or another script would see it
# allowed: reading the module
# expect: contained
# compat: contained

import json
import math

leaks = []
before = math.sqrt(16)
for module, name in ((math, "sqrt"), (math, "pi"), (json, "dumps"), (json, "loads")):
    try:
        setattr(module, name, "changed")
    except (AttributeError, TypeError):
        pass
for attempt in (lambda: setattr(int, "real", 5), lambda: setattr(str, "upper", None), lambda: setattr(dict, "get", None), lambda: delattr(list, "append"), lambda: setattr(Exception, "args", None), lambda: setattr(object, "x", 1), lambda: setattr(type, "mro", 5)):
    try:
        attempt()
        leaks.append("builtin type changed")
    except (AttributeError, TypeError):
        pass
print("a".upper(), [].append(1), {}.get(1), before)
print("LEAK" if leaks else "CONTAINED", *leaks)
