# attack: none: classes made by type in ordinary code
# allowed: mixins, closures over the class, keyword arguments for __init_subclass__
# expect: benign
# compat: contained

registry = {}


class Base:
    def __init_subclass__(cls, tag=None, **rest):
        super().__init_subclass__(**rest)
        registry[tag] = cls


class Mixin:
    def shout(self):
        return self.text.upper()


def factory(name, **fields):
    def __init__(self, **given):
        for key, value in (fields | given).items():
            setattr(self, key, value)

    return type(name, (Mixin, Base), {"__init__": __init__, "__slots__": tuple(fields)}, tag=name.lower())


Note = factory("Note", text="hi", size=1)
n = Note(size=5)
assert (n.shout(), n.size, registry["note"] is Note, Note.__name__) == ("HI", 5, True, "Note")
Point = type("Point", (tuple,), {"__slots__": (), "x": property(lambda self: self[0])})
assert Point((3, 4)).x == 3
Error = type("Error", (ValueError, KeyError), {})
try:
    raise Error("e")
except KeyError as error:
    assert type(error) is Error and type(5) is int
print("OK")
