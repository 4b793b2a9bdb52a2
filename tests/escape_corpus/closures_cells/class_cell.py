# attack: the __class__ cell of a method changed or taken through nonlocal and exec
# allowed: zero-argument super
# expect: contained
# compat: contained

class Guest:
    def name(self):
        return __class__.__name__

    def replace(self):
        nonlocal __class__
        __class__ = int


leaks = []
g = Guest()
g.replace()
try:
    leaks += [g.name()] if g.name() not in ("int", "Guest") else []
except (AttributeError, NameError, TypeError):
    pass


class Child(Guest):
    def name(self):
        return "child of " + super().name()


print(Child().name().startswith("child of"))
print("LEAK" if leaks else "CONTAINED", *leaks)
