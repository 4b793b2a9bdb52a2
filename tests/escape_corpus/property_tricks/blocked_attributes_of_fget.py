# attack: fget, fset and fdel lead to function internals
# allowed: calling them
# expect: contained
# compat: allowed

class Guest:
    @property
    def double(self):
        return 2
    @double.setter
    def double(self, item):
        pass


leaks = []
for attempt in (
    lambda: Guest.double.fget.__globals__,
    lambda: Guest.double.fget.__code__,
    lambda: Guest.double.fset.__closure__,
    lambda: Guest.double.__class__.__mro__,
    lambda: Guest.double.getter.__self__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest.double.fget(Guest()), Guest.double.__doc__)
print("LEAK" if leaks else "CONTAINED", *leaks)
