# attack: __mro_entries__, mro() and __prepare__ that answer strange bases, orders and namespaces
# allowed: __mro_entries__ that answers a tuple of classes, in a class statement
# expect: contained
# compat: contained

leaks = []


class Entry:
    def __init__(self, answer):
        self.answer = answer

    def __mro_entries__(self, bases):
        return self.answer


for answer in (None, [], 5, (5,), (bool,), (type(len),), (type(None),), "ab", (Entry(()),), (int, str), (object, object)):
    try:
        class Made(Entry(answer)):
            pass
        leaks.append(answer)
    except TypeError:
        pass
for answer in (None, 5, (), (int,), (object,), ("x",), iter([]), [1]):
    try:
        Meta = type("Meta", (type,), {"mro": lambda cls: answer})
        made = Meta("Made", (), {"x": 1})
        made.x
        isinstance(5, made)
        made().x
    except (TypeError, AttributeError):
        pass
for answer in (None, 5, [], "x", ()):
    try:
        Meta = type("Meta", (type,), {"__prepare__": classmethod(lambda *rest, **named: answer)})
        class Prepared(metaclass=Meta):
            x = 1
        leaks.append(answer)
    except TypeError:
        pass
try:
    type("Made", (Entry((int,)),), {})
    leaks.append("type took an entry")
except TypeError:
    pass


class Right(Entry((int,))):
    pass


print(Right(5) + 1, Entry((dict,)).answer)
print("LEAK" if leaks else "CONTAINED", *leaks)
