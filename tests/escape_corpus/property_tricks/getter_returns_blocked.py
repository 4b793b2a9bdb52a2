# attack: a property's getter tries to hand out blocked attributes of its instance
# allowed: a property that computes
# expect: contained
# compat: allowed

class Guest:
    def __init__(self):
        self.a = 2
    @property
    def all(self):
        return self.__dict__
    @property
    def order(self):
        return type(self).__mro__
    @property
    def double(self):
        return self.a * 2


leaks = []
for attempt in (
    lambda: Guest().all,
    lambda: Guest().order,
    lambda: Guest.all.fget(Guest()),
    lambda: getattr(Guest(), "all"),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest().double)
print("LEAK" if leaks else "CONTAINED", *leaks)
