# attack: none: a metaclass whose __call__ keeps one instance for each class
# allowed: super().__call__, a registry of classes, class attributes through the metaclass
# expect: benign
# compat: contained
class Singleton(type):
    instances = {}

    def __call__(cls, *arguments, **keywords):
        if cls not in Singleton.instances:
            Singleton.instances[cls] = super().__call__(*arguments, **keywords)
        return Singleton.instances[cls]

    def __len__(cls):
        return len(Singleton.instances)


class Settings(metaclass=Singleton):
    def __init__(self, colour="red"):
        self.colour = colour


class Journal(metaclass=Singleton):
    def __init__(self):
        self.lines = []


first, second = Settings("blue"), Settings("green")
assert first is second and second.colour == "blue"
Journal().lines.append("started")
assert Journal().lines == ["started"] and len(Journal) == 2
assert isinstance(first, Settings) and not isinstance(first, Journal) and type(Settings) is Singleton
print("OK")
