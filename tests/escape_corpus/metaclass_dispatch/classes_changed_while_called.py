# attack: change the class, its methods or its bases' methods while one of them is being looked up and called
# allowed: methods replaced between calls
# expect: contained
# compat: contained
leaks = []


class Base:
    def method(self):
        return "base"

    def __add__(self, other):
        del Base.__add__
        Base.__radd__ = lambda self, other: "right"
        return NotImplemented


class Child(Base):
    def method(self):
        del Child.method
        return super().method()


class Index:
    def __index__(self):
        Index.__index__ = lambda self: "text"
        return 1


class Eater:
    def __getattr__(self, name):
        del Eater.__getattr__
        return getattr(self, name)

    def __eq__(self, other):
        Eater.__eq__ = None
        return True

    __hash__ = object.__hash__


child = Child()
if child.method() != "base" or child.method() != "base":
    leaks.append("method")
for attempt in [lambda: Base() + Base(), lambda: Base() + 1, lambda: Eater().missing, lambda: [5, 6][Index()] - 6 or [5, 6][Index()], lambda: (Eater() == 1) and Eater() == 2,
                lambda: [type("X", (), {"__lt__": lambda s, o: setattr(type(s), "__lt__", None)})() for _ in [0]] and sorted([Index(), Index()])]:
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
for number in range(1000):
    Base.method = lambda self, number=number: number
    if child.method() != number:
        leaks.append(number)
print("LEAK" if leaks else "CONTAINED", *leaks)
