# attack: none: a metaclass whose __prepare__ hands out a dictionary that refuses double definitions
# allowed: subclasses of dict as namespaces, field collection in order of definition
# expect: benign
# compat: contained
class Once(dict):
    def __setitem__(self, name, value):
        if name in self and not name.startswith("__"):
            raise NameError(f"{name} is defined twice")
        super().__setitem__(name, value)


class Strict(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        return Once()

    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, dict(namespace))
        cls.fields = [key for key in namespace if not key.startswith("__")]
        return cls


class Point(metaclass=Strict):
    y = 2
    x = 1

    def total(self):
        return self.x + self.y


assert Point.fields == ["y", "x", "total"] and Point().total() == 3
try:
    class Twice(metaclass=Strict):
        value = 1
        value = 2
except NameError as error:
    print(error)
print("OK")
