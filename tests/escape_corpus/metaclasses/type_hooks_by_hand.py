# attack: set and delete blocked attributes of classes by type's own hooks
# allowed: ordinary names by the same hooks
# expect: contained
# compat: contained
leaks = []


class Guest:
    value = 1


class Meta(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        super().__delattr__(name)


class Made(metaclass=Meta):
    value = 1


for name in ["__globals__", "__subclasses__", "__loader__", "f_back", "__import__"]:
    for attempt in [lambda: type.__setattr__(Guest, name, 1), lambda: type.__delattr__(Guest, name),
                    lambda: Meta.__setattr__(Made, name, 1), lambda: Meta.__delattr__(Made, name),
                    lambda: setattr(Made, name, 1), lambda: delattr(Made, name)]:
        try:
            attempt()
            leaks.append(name)
        except AttributeError as error:
            if str(error) != f"attribute access to '{name}' is blocked in this environment":
                leaks.append(str(error))
type.__setattr__(Guest, "value", 2)
Made.value = 3
if (Guest.value, Made.value) != (2, 3):
    leaks.append("ordinary names")
type.__delattr__(Guest, "value")
del Made.value
if hasattr(Guest, "value") or hasattr(Made, "value"):
    leaks.append("ordinary names")
print("LEAK" if leaks else "CONTAINED", *leaks)
