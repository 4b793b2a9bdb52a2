# attack: __prepare__ gives a mapping whose hooks run during the class body
# allowed: a mapping that records the order
# expect: contained
# compat: contained

class Namespace(dict):
    def __init__(self):
        super().__init__()
        self.order = []

    def __setitem__(self, key, item):
        self.order.append(key)
        if key == "boom":
            raise ValueError("boom")
        super().__setitem__(key, item)

    def __missing__(self, key):
        if key.startswith("__"):
            raise KeyError(key)
        return "made up " + key


class Meta(type):
    def __prepare__(name, bases):
        return Namespace()

    def __new__(cls, name, bases, namespace):
        made = super().__new__(cls, name, bases, dict(namespace))
        made.order = [key for key in namespace.order if not key.startswith("__")]
        return made


class Guest(metaclass=Meta):
    a = 1
    b = unknown_name


leaks = []
try:
    class Broken(metaclass=Meta):
        boom = 1
    leaks.append(Broken)
except ValueError:
    pass
print(Guest.order, Guest.b)
print("LEAK" if leaks else "CONTAINED", *leaks)
