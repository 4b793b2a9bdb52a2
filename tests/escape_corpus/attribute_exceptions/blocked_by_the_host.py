# attack: use names that the host's policy blocks beyond the profile, by every way and through natives that use them themselves
# allowed: other names of the same objects
# expect: contained
# compat: contained
# policy: {"attributes": {"block": ["keys", "upper", "secret"]}}
import operator

leaks = []


class Mapping:
    def keys(self):
        return ["a"]

    def __getitem__(self, key):
        return 1


class Guest:
    secret = 1
    open = 2


def star(**arguments):
    return arguments


attempts = {
    "dotted": "'a'.upper()",
    "value": "str.upper",
    "getattr": "getattr('a', 'upper')",
    "hasattr": "hasattr('a', 'upper')",
    "spelling": "getattr('a', '\uff55pper')",
    "format": "'{0.secret}'.format(Guest)",
    "attrgetter": "operator.attrgetter('secret')(Guest)",
    "methodcaller": "operator.methodcaller('upper')('a')",
    "setattr": "setattr(Guest, 'secret', 2)",
    "delattr": "delattr(Guest, 'secret')",
    "type": "type.__setattr__(Guest, 'secret', 2)",
    "object": "object.__getattribute__(Guest(), 'secret')",
    "dict": "dict(Mapping())",
    "update": "{}.update(Mapping())",
    "star": "star(**Mapping())",
    "keys": "{}.keys()",
}
for way, source in attempts.items():
    try:
        leaks.append((way, eval(source)))
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append((way, str(error)))
for source in ["match Guest():\n    case Guest(secret=x): leaks.append(x)", "Guest.secret = 2", "del Guest.secret"]:
    try:
        exec(source)
        leaks.append(source)
    except AttributeError:
        pass
if "secret" in dir(Guest) or "secret" in vars(Guest) or "upper" in dir("a"):
    leaks.append("listed")
if Guest.open != 2 or "a".lower() != "a" or "open" not in vars(Guest) or dict(a=1) != {"a": 1}:
    leaks.append("other names")
print("LEAK" if leaks else "CONTAINED", *leaks)
