# attack: operator.attrgetter with blocked and dotted names
# allowed: attrgetter with ordinary dotted names
# expect: contained
# compat: allowed

from operator import attrgetter


class Guest:
    value = 1


leaks = []
for names in (("__mro__",), ("__class__.__base__",), ("__class__", "__class__.__mro__"), ("__init__.__globals__",), ("__dict__",), ("value.__class__.__bases__",), ("__subclasses__",)):
    for start in (Guest, Guest(), 5):
        try:
            leaks.append(attrgetter(*names)(start))
        except AttributeError:
            pass
print(attrgetter("value")(Guest), attrgetter("__class__.__name__")(Guest()))
print("LEAK" if leaks else "CONTAINED", *leaks)
