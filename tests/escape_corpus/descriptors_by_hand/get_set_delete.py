# attack: call __get__, __set__ and __delete__ of functions, properties and slots by hand with foreign instances
# allowed: calling them with their own instances
# expect: contained
# compat: contained

class Slots:
    __slots__ = ("x",)


class Other:
    def __init__(self):
        self.y = 1


class WithProperty:
    @property
    def value(self):
        return 5


leaks = []
member = Slots.x
for attempt in (lambda: member.__get__(Other()), lambda: member.__get__(5), lambda: member.__set__(Other(), 1), lambda: member.__set__(5, 1), lambda: member.__delete__(Other()), lambda: member.__get__(object()),
                lambda: str.upper.__get__(5)(), lambda: [].append.__get__(5), lambda: len.__get__(5), lambda: str.upper(5), lambda: list.append({}, 1), lambda: dict.get([], 1), lambda: int.__add__("a", 1)):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
s = Slots()
member.__set__(s, 7)
print(member.__get__(s), s.x, WithProperty.value.__get__(WithProperty()), str.upper.__get__("a")())
print("LEAK" if leaks else "CONTAINED", *leaks)
