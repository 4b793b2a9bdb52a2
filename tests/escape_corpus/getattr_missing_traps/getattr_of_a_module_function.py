# attack: __getattr__ and __dir__ defined at module level and on a metaclass, asked for blocked names
# allowed: a metaclass with __getattr__ for missing ordinary names
# expect: contained
# compat: allowed

asked = []


def __getattr__(name):
    asked.append(name)
    return "module hook"


class Meta(type):
    def __getattr__(cls, name):
        asked.append(name)
        return name


class Guest(metaclass=Meta):
    pass


leaks = []
for name in ("__globals__", "__code__", "__closure__", "__self__", "__func__", "gi_frame", "tb_next", "__subclasses__", "__builtins__", "__loader__"):
    for attempt in (lambda: getattr(Guest, name), lambda: hasattr(Guest, name), lambda: getattr(Guest, name, None), lambda: eval(f"Guest.{name}"), lambda: ("{0." + name + "}").format(Guest), lambda: exec(f"del Guest.{name}")):
        try:
            leaks.append((name, attempt()))
        except (AttributeError, SyntaxError):
            pass
if asked:
    leaks.append(asked)
try:
    nothing
    leaks.append("module hook")
except NameError:
    pass
print(Guest.ordinary)
print("LEAK" if leaks else "CONTAINED", *leaks)
