# attack: walk from any value to every class of the process through __class__, __base__, __bases__, __mro__ and __subclasses__
# allowed: __class__ and its __name__, isinstance, issubclass
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
for start in ((), "", 0, [], {}, None, Guest(), Guest, len, (lambda: 0), type, object):
    for step in (lambda v: v.__class__.__base__, lambda v: v.__class__.__bases__, lambda v: v.__class__.__mro__,
                 lambda v: v.__class__.__subclasses__()):
        try:
            leaks.append(step(start))
        except AttributeError as error:
            if "is blocked in this environment" not in str(error):
                leaks.append(str(error))
print(Guest().__class__.__name__, isinstance(Guest(), object), issubclass(Guest, object))
print("LEAK" if leaks else "CONTAINED", *leaks)
