# attack: with ordinary names blocked by the policy, reach them by other spellings, through subclasses, and by defining them anew
# allowed: names that only look alike
# expect: contained
# compat: contained
# policy: {"attributes": {"block": ["join", "read", "items", "real", "__len__", "__init_subclass__"]}}
import operator

leaks = []


class Text(str):
    def read(self):
        return "read"

    read_ = read


class Numbers(dict):
    def items(self):
        return [1]


attempts = ["''.join([])", "str.join", "Text().read()", "Text().join([])", "super(Text, Text()).join([])", "{}.items()",
            "Numbers().items()", "(1).real", "(1).__len__", "[].__len__()", "list.__len__([])", "len.__len__",
            "getattr('', 'jo' + 'in')", "getattr('', '\u0458oin'.replace('\u0458', 'j'))", "getattr(1, '\u211d'.lower() + 'eal')",
            "'{0.real}'.format(1)", "operator.attrgetter('real')(1)", "operator.methodcaller('items')({})",
            "getattr('', '\U0001d4f3oin')", "getattr('', 'jo\uff49n')", "vars(Text)['read'](Text())", "Text.read",
            "type(Text()).read", "object.__getattribute__(Text(), 'read')", "Text.__init_subclass__()"]
for source in attempts:
    try:
        leaks.append((source, eval(source)))
    except AttributeError as error:
        if "is blocked in this environment" not in str(error) and "has no attribute" not in str(error):
            leaks.append((source, str(error)))
    except KeyError:
        pass
for source in ["class Sub(Text): pass\nSub().read()", "match 1:\n    case int(real=x): leaks.append(x)", "Text.read = 1",
               "setattr(Text, 'read', 1)", "del Text.read", "from math import join"]:
    try:
        exec(source)
        leaks.append(source)
    except (AttributeError, ImportError):
        pass
if Text().read_() != "read" or len([1]) != 1 or list({1: 2}) != [1] or "a".upper() != "A" or [*Numbers()] != []:
    leaks.append("names that only look alike")
print("LEAK" if leaks else "CONTAINED", *leaks)
