# attack: blocked names read from metaclasses and through them
# allowed: methods of the metaclass on its classes
# expect: contained
# compat: allowed

class Meta(type):
    def hello(cls):
        return "hello " + cls.__name__
    def order(cls):
        return cls.__mro__
class Guest(metaclass=Meta):
    pass


leaks = []
for attempt in (
    lambda: Meta.__mro__,
    lambda: Meta.__base__,
    lambda: type(Guest).__bases__,
    lambda: Guest.order(),
    lambda: Meta.__subclasses__(Meta),
    lambda: Meta.__dict__,
    lambda: Guest.__class__.__dict__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest.hello())
print("LEAK" if leaks else "CONTAINED", *leaks)
