# attack: setattr plants blocked names in classes, instances, functions and modules
# allowed: setattr of an ordinary name
# expect: contained
# compat: allowed

import math
class Guest:
    pass
def function():
    pass


leaks = []
for attempt in (
    lambda: setattr(Guest, "__mro__", ()),
    lambda: setattr(Guest, "__bases__", (int,)),
    lambda: setattr(Guest(), "__dict__", {}),
    lambda: setattr(function, "__code__", None),
    lambda: setattr(function, "__globals__", {}),
    lambda: setattr(function, "__closure__", ()),
    lambda: setattr(math, "__dict__", {}),
    lambda: setattr(Guest, "__getattribute__", lambda self, name: name),
    lambda: setattr(Guest, "__setattr__", lambda self, name, item: None),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):  # bases may be assigned under compat, but not those of another layout
        pass
setattr(Guest, "plain", 1)
print(Guest.plain)
print("LEAK" if leaks else "CONTAINED", *leaks)
