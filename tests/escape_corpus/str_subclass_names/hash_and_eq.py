# attack: names that are str subclasses with lying hash and eq, given to every helper that takes a name
# allowed: str subclasses as names
# expect: contained
# compat: allowed

class Liar(str):
    def __hash__(self):
        return hash("plain")
    def __eq__(self, other):
        return other == "plain"
    def __ne__(self, other):
        return other != "plain"
class Guest:
    plain = 1
import operator

leaks = []
for attempt in (
    lambda: getattr(Guest, Liar("__mro__")),
    lambda: hasattr(Guest, Liar("__mro__")),
    lambda: setattr(Guest, Liar("__bases__"), ()),
    lambda: delattr(Guest, Liar("__dict__")),
    lambda: operator.attrgetter(Liar("__mro__"))(Guest),
    lambda: operator.methodcaller(Liar("__subclasses__"))(Guest),
    lambda: object.__getattribute__(Guest(), Liar("__dict__")),
    lambda: type.__getattribute__(Guest, Liar("__mro__")),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):  # bases may be assigned under compat, but not none
        pass
print(getattr(Guest, Liar("plain")))
print("LEAK" if leaks else "CONTAINED", *leaks)
