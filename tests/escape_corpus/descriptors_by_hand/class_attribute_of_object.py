# attack: the descriptor of __class__ and of __doc__ used by hand
# allowed: type() of an object
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
for attempt in (
    lambda: object.__dict__["__class__"],
    lambda: type.__dict__["__mro__"].__get__(Guest),
    lambda: vars(type)["__mro__"].__get__(Guest),
    lambda: vars(type)["__dict__"].__get__(Guest),
    lambda: vars(type)["__bases__"].__get__(int),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, KeyError):
        pass
print(type(Guest()).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
