# attack: read blocked attributes by subclasses of string.Template and string.Formatter with hooks of their own
# allowed: ordinary fields
# expect: contained
# compat: allowed
import string

leaks = []


class Loud(string.Formatter):
    def get_value(self, key, arguments, keywords):
        return keywords.get(key, Loud)

    def convert_field(self, value, conversion):
        return value

    def format_field(self, value, specification):
        return str(getattr(value, specification)) if specification else str(value)


class Dotted(string.Template):
    idpattern = r"[a-z_.]+"


class Names(dict):
    def __missing__(self, key):
        value = Dotted
        for part in key.split("."):
            value = getattr(value, part)
        return value


blocked = ["__globals__", "__subclasses__", "__bases__", "__dict__", "__mro__", "__base__", "__builtins__", "__code__"]
for name in blocked:
    for attempt in [lambda: Loud().format("{x." + name + "}"), lambda: Loud().format("{x:" + name + "}"), lambda: Loud().vformat("{0." + name + "}", [len], {}),
                    lambda: Loud().get_field("x." + name, (), {}), lambda: Dotted("$" + name).substitute(Names()), lambda: Dotted("${" + name + "}").safe_substitute(Names()),
                    lambda: Loud().format("{x[" + name + "].y}", x={}), lambda: Loud().format("{x.get_value." + name + "}"),
                    lambda: string.Formatter().format("{0:{0." + name + "}}", len), lambda: string.Formatter.format.__globals__]:
        try:
            leaks.append((name, attempt()))
        except (AttributeError, KeyError, TypeError, ValueError):
            pass
if string.Template("$a-${b}").substitute(a=1, b=2) != "1-2" or string.Formatter().format("{0.real}{x[0]}", 1, x="yz") != "1y":
    leaks.append("ordinary fields")
print("LEAK" if leaks else "CONTAINED", *leaks)
