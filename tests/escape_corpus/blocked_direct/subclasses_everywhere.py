# attack: __subclasses__ as an attribute and as a call
# allowed: issubclass
# expect: contained
# compat: contained

class Guest:
    pass
class Child(Guest):
    pass


leaks = []
for attempt in (
    lambda: object.__subclasses__,
    lambda: object.__subclasses__(),
    lambda: type.__subclasses__(object),
    lambda: Guest.__subclasses__(),
    lambda: int.__subclasses__(),
    lambda: type.__subclasses__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(issubclass(Child, Guest))
print("LEAK" if leaks else "CONTAINED", *leaks)
