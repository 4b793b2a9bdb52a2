# attack: attrgetter and methodcaller whose names are strange, whose __init__ runs again, or that name themselves
# allowed: attrgetter with several ordinary names
# expect: contained
# compat: allowed

import copy
import operator


class Name(str):
    def split(self, *rest):
        return ["real"]

    def __contains__(self, other):
        return False


class Guest:
    inner = 5


leaks = []
for name in ("__dict__", "__mro__", "inner.__class__.__mro__", "__class__.__subclasses__", "inner.__class__.__base__", "__class__.__bases__", "real.__reduce__", "__doc__.__reduce_ex__", "__init__.__globals__", "__class__.__dict__"):
    for attempt in (
        lambda: operator.attrgetter(name)(Guest()),
        lambda: operator.attrgetter(Name(name))(Guest()),
        lambda: operator.attrgetter("inner", name)(Guest()),
        lambda: operator.attrgetter("inner." + name)(Guest),
        lambda: sorted([Guest()], key=operator.attrgetter(name)),
        lambda: list(map(operator.attrgetter(name), [Guest()])),
        lambda: copy.copy(operator.attrgetter(name))(Guest()),
        lambda: operator.methodcaller(Name(name))(Guest()),
        lambda: operator.methodcaller("__getattribute__", name)(Guest()),
        lambda: operator.call(operator.attrgetter(name), Guest),
    ):
        try:
            leaks.append((name, attempt()))
        except (AttributeError, TypeError):
            pass
for strange in (5, None, b"real", ["real"]):
    try:
        leaks.append(operator.attrgetter(strange))
    except TypeError:
        pass
print(operator.attrgetter("inner", "inner.real")(Guest()))
print("LEAK" if leaks else "CONTAINED", *leaks)
