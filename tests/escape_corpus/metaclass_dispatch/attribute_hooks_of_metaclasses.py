# attack: reach blocked names of a class through the hooks of its metaclass: __getattribute__, __getattr__, __setattr__, __dir__
# allowed: hooks with ordinary names
# expect: contained
# compat: allowed
leaks = []


class Meta(type):
    asked = []

    def __getattribute__(cls, name):
        Meta.asked.append(name) if name != "asked" and not name.startswith("__") else None
        return super().__getattribute__(name)

    def __getattr__(cls, name):
        return "made " + name

    def __setattr__(cls, name, value):
        super().__setattr__(name, value)

    def __dir__(cls):
        return ["__subclasses__", "__mro__", "a"]


class C(metaclass=Meta):
    a = 1


for name in ["__subclasses__", "__mro__", "__bases__", "__base__", "__dict__", "__globals__", "__builtins__"]:
    for attempt in [lambda: getattr(C, name), lambda: type.__getattribute__(C, name), lambda: setattr(C, name, ()), lambda: Meta.__getattribute__(C, name),
                    lambda: delattr(C, name), lambda: type.__setattr__(C, name, ()), lambda: "{0.%s}" .__mod__(name).format(C), lambda: hasattr(C, name),
                    lambda: Meta.__setattr__(C, name, ()), lambda: getattr(Meta, name), lambda: object.__getattribute__(C, name)]:
        try:
            leaks.append((name, attempt()))
        except (AttributeError, TypeError):
            pass
C.b = 2
if C.a != 1 or C.b != 2 or C.missing != "made missing" or "missing" not in Meta.asked:
    leaks.append("hooks with ordinary names")
print("LEAK" if leaks else "CONTAINED", *leaks)
