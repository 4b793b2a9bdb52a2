# attack: exceptions whose __str__, __repr__, __eq__, __init__ and class lie while they are raised, matched and printed
# allowed: exceptions with their own __str__
# expect: contained
# compat: contained

class Liar(Exception):
    __class__ = KeyError

    def __str__(self):
        raise ValueError("in str")

    def __eq__(self, other):
        raise ValueError("in eq")

    __hash__ = None


leaks = []
try:
    raise Liar("x")
except KeyError:
    leaks.append("matched by a false __class__")
except Liar as error:
    print("caught by its type")
for attempt in (lambda: str(Liar()), lambda: "%s" % Liar(), lambda: Liar() == 1, lambda: hash(Liar()), lambda: f"{Liar()}", lambda: [Liar()].index(Liar())):
    try:
        attempt()
        leaks.append("no error")
    except (ValueError, TypeError):
        pass


class Meta(type):
    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, other):
        return True


class CatchAll(Exception, metaclass=Meta):
    pass


try:
    try:
        raise ValueError("real")
    except CatchAll:
        leaks.append("caught by __instancecheck__")
except ValueError as error:
    print(error)
print("LEAK" if leaks else "CONTAINED", *leaks)
