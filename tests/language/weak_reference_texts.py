# The text of a reference names what has a name by its class, and asks no hook of the object.
import re
import weakref


class Config(dict):
    __getattr__ = dict.__getitem__


class Named:
    __name__ = "of the class"


class ByInstance:
    pass


class ByProperty:
    @property
    def __name__(self):
        return "by a property"


class Numbered:
    __name__ = 5


def function():
    pass


own = ByInstance()
own.__name__ = "of the instance"
kept = [Config(), Named(), own, ByProperty(), Numbered(), function, ByInstance]
for thing in kept:
    print(re.sub("0x[0-9a-f]+", "0x", repr(weakref.ref(thing))))
