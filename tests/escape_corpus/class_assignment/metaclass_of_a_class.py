# attack: give a class another metaclass by assignment, or an instance the class of a class
# allowed: a class that is given a metaclass of the same layout
# expect: contained
# compat: contained


class Meta(type):
    def tell(cls):
        return "told"


class Slotted(type):
    pass


class Plain:
    pass


class Other(metaclass=Meta):
    pass


leaks = []
for target, kind in ((Plain, int), (Plain, Plain), (Plain, object), (int, Meta), (object, Meta), (type, Meta), (Plain(), Meta), (Plain(), type), (Meta, Plain), (Other, Plain), (5, type), (Exception, Meta), ([], Other)):
    try:
        target.__class__ = kind
        leaks.append((target, kind))
    except TypeError:
        pass
try:
    Plain.__class__ = Meta
    print(Plain.tell())
except TypeError:
    print("told")
print(Other.tell(), isinstance(Plain(), Plain), type(int) is type)
print("LEAK" if leaks else "CONTAINED", *leaks)
