# attack: a class that defines a blocked name itself hands it out when the name is read from outside
# allowed: defining the method and having the protocol use it
# expect: contained
# compat: allowed

class Guest:
    def __reduce__(self):
        return (open, ())
    def __getstate__(self):
        return "state"
    def __call__(self):
        return "called"
    __mro__ = "own"
    __globals__ = "own"
    f_back = "own"
g = Guest()

leaks = []
for attempt in (
    lambda: g.__reduce__(),
    lambda: g.__getstate__(),
    lambda: g.__call__(),
    lambda: g.__mro__,
    lambda: Guest.__mro__,
    lambda: g.__globals__,
    lambda: g.f_back,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
    except NameError as error:  # past the guard
        leaks.append(error)
print(g())
print("LEAK" if leaks else "CONTAINED", *leaks)
