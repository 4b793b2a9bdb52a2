# attack: a metaclass whose __getattribute__ delegates blocked names of its classes
# allowed: a metaclass that delegates ordinary names
# expect: contained
# compat: allowed

class Meta(type):
    def __getattribute__(cls, name):
        if name == "swap":
            return super().__getattribute__("__mro__")
        return type.__getattribute__(cls, name)


class Guest(metaclass=Meta):
    value = 1


leaks = []
for attempt in (lambda: Guest.swap, lambda: Guest.__mro__, lambda: Guest.__subclasses__(), lambda: Guest.__bases__, lambda: type.__getattribute__(Guest, "__base__")):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest.value)
print("LEAK" if leaks else "CONTAINED", *leaks)
