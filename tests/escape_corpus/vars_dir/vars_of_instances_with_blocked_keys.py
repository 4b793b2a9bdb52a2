# attack: plant blocked names through the mapping of vars, update, setdefault and |=, and read them back as attributes
# allowed: vars of an instance, read
# expect: contained
# compat: allowed

class Guest:
    def __init__(self):
        self.a = 1


leaks = []
names = ("__dict__", "__globals__", "__self__", "__code__", "__reduce__", "__builtins__", "gi_frame", "__mro__")
for name in names:
    g = Guest()
    for plant in (lambda m: m.__setitem__(name, "planted"), lambda m: m.update({name: "planted"}), lambda m: m.setdefault(name, "planted"), lambda m: m.__ior__({name: "planted"})):
        try:
            plant(vars(g))
        except (TypeError, AttributeError):
            pass
        for attempt in (lambda: getattr(g, name), lambda: hasattr(g, name), lambda: vars(g)[name], lambda: object.__getattribute__(g, name), lambda: dir(g).index(name), lambda: ("{0." + name + "}").format(g)):
            try:
                leaks.append((name, attempt()))
            except (AttributeError, KeyError, ValueError):
                pass
g = Guest()
print(vars(g), "a" in dir(g))
print("LEAK" if leaks else "CONTAINED", *leaks)
