# attack: read the dictionary and the pickling hooks of instances and classes
# allowed: plain attributes of the same instances
# expect: contained
# compat: allowed

class Guest:
    kind = "guest"

    def __init__(self):
        self.value = 1


leaks = []
for start in (Guest(), Guest, 5, "text", [1], {"a": 1}, Exception("e"), object()):
    for step in (lambda v: v.__dict__, lambda v: v.__reduce__(), lambda v: v.__reduce_ex__(2), lambda v: v.__getstate__(),
                 lambda v: v.__setstate__({}), lambda v: v.__getnewargs__(), lambda v: v.__getnewargs_ex__()):
        try:
            leaks.append(step(start))
        except AttributeError as error:
            if "is blocked in this environment" not in str(error):
                leaks.append(str(error))
print(Guest().value, Guest.kind)
print("LEAK" if leaks else "CONTAINED", *leaks)
