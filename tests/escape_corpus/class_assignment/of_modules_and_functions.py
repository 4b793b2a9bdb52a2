# attack: __class__ of modules, functions, classes and exceptions assigned
# allowed: none of these
# expect: contained
# compat: contained

import math
class Plain:
    pass
class Meta(type):
    pass
def function():
    pass
def assign(thing, kind):
    thing.__class__ = kind
    return kind.__name__


leaks = []
for attempt in (
    lambda: assign(function, Plain),
    lambda: assign(math, Plain),
    lambda: assign(None, Plain),
    lambda: assign(len, Plain),
    lambda: assign(int, Meta),
    lambda: assign((x for x in ()), Plain),
    lambda: assign(object, Plain),
    lambda: assign(ValueError(), KeyError),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
print(type(function).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
