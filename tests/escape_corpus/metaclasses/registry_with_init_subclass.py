# attack: none: plug-ins that register themselves by __init_subclass__ and by a metaclass's __init__
# allowed: keywords of class statements, names of classes, calling the registered classes
# expect: benign
# compat: contained
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **keywords):
        super().__init_subclass__(**keywords)
        Plugin.registry[key or cls.__name__.lower()] = cls


class Upper(Plugin):
    def run(self, text):
        return text.upper()


class Backwards(Plugin, key="back"):
    def run(self, text):
        return text[::-1]


class Counting(type):
    made = []

    def __new__(meta, name, bases, namespace, *, version=1):
        cls = super().__new__(meta, name, bases, namespace)
        cls.version = version
        return cls

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)
        Counting.made.append((name, sorted(key for key in namespace if not key.startswith("__"))))


class Model(metaclass=Counting, version=3):
    table = "models"

    def save(self):
        return self.table, self.version


assert sorted(Plugin.registry) == ["back", "upper"]
assert [Plugin.registry[key]().run("abc") for key in ("upper", "back")] == ["ABC", "cba"]
assert Counting.made == [("Model", ["save", "table"])] and Model().save() == ("models", 3)
try:
    Plugin.registry["back"] = type("Broken", (Plugin,), {}, unknown=1)
except TypeError:
    print("refused an unknown keyword")
print("OK")
