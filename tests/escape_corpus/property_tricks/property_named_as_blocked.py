# attack: a property, a method or a slot that carries a blocked name, used as a disguise
# allowed: properties of ordinary names
# expect: contained
# compat: allowed

class Guest:
    @property
    def __dict__(self):
        return "planted"

    def __subclasses__(self):
        return "planted"

    @classmethod
    def __mro__(cls):
        return "planted"

    fine = property(lambda self: "fine")


leaks = []
for attempt in (lambda: Guest().__dict__, lambda: Guest().__subclasses__(), lambda: Guest.__mro__()):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
print(Guest().fine)
print("LEAK" if leaks else "CONTAINED", *leaks)
