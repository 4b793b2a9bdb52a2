# attack: __set_name__ and __get__ get hold of the owner while it is half built, and read blocked names of it
# allowed: __set_name__ that stores the name
# expect: contained
# compat: allowed

leaks = []


class Trap:
    def __set_name__(self, owner, name):
        self.name = name
        for blocked in ("__mro__", "__dict__", "__bases__", "__subclasses__"):
            try:
                leaks.append(getattr(owner, blocked))
            except AttributeError:
                pass

    def __get__(self, instance, owner):
        try:
            leaks.append(owner.__mro__)
        except AttributeError:
            pass
        return self.name


class Guest:
    field = Trap()


print(Guest.field, Guest().field)
print("LEAK" if leaks else "CONTAINED", *leaks)
