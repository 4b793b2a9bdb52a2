# attack: __new__ of a metaclass gives something that is no class
# allowed: a metaclass's __new__ that gives a class
# expect: contained
# compat: contained

class Meta(type):
    def __new__(cls, name, bases, namespace, answer=None):
        return super().__new__(cls, name, bases, namespace) if answer is None else answer

    def __init__(cls, name, bases, namespace, answer=None):
        pass


class Plain(metaclass=Meta):
    pass


class Five(metaclass=Meta, answer=5):
    pass


class Text(metaclass=Meta, answer="text"):
    def method(self):
        return super().method()


print(Plain.__name__, Five, Text)
leaks = []
try:
    class Child(Five):
        pass
    leaks.append(Child)
except TypeError:
    pass
print("LEAK" if leaks else "CONTAINED", *leaks)
