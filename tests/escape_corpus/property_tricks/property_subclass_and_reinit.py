# attack: a property initialised again, and subclasses of property with hostile hooks
# allowed: a subclass of property
# expect: contained
# compat: contained

class Loud(property):
    def __get__(self, instance, owner=None):
        return ("loud", super().__get__(instance, owner) if instance is not None else None)


class Guest:
    value = Loud(lambda self: 5)


leaks = []
p = Guest.__class__ and property(lambda self: 1)
p.__init__(lambda self: 2)


class Uses:
    value = p


p.__init__(lambda self: 3)
print(Guest().value, Uses().value)
try:
    p.__init__(1, 2, 3)
    leaks += [] if Uses().value is None else [Uses().value]
except TypeError:
    pass
print("LEAK" if leaks else "CONTAINED", *leaks)
