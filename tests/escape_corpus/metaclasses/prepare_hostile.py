# attack: __prepare__ returns a namespace that lies about keys while the class body runs
# allowed: __prepare__ that returns a dict with names in it
# expect: contained
# compat: allowed

class Space(dict):
    def __getitem__(self, key):
        if key == "__builtins__":
            return {"open": "planted"}
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if key == "a":
            super().__setitem__("__mro__", "planted")


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Space(injected=1)


class Guest(metaclass=Meta):
    a = 1
    seen = injected


leaks = []
for attempt in (lambda: Guest.__mro__, lambda: open, lambda: Guest.__builtins__):
    try:
        leaks.append(attempt())
    except (AttributeError, NameError):
        pass
print(Guest.seen)
print("LEAK" if leaks else "CONTAINED", *leaks)
