# attack: __getattribute__ that deletes or replaces itself, its class's attributes and the instance's class in the middle of a lookup
# allowed: a hook that only answers
# expect: contained
# compat: contained


class Other:
    def __getattribute__(self, name):
        return "other"


def make(act):
    class Guest:
        value = 1

        def __getattribute__(self, name):
            act(self, Guest)
            return super().__getattribute__(name)

    return Guest


def swap(self, kind):
    object.__setattr__(self, "__class__", Other)


leaks = []
for number, act in enumerate((
    lambda self, kind: delattr(kind, "value") if "value" in dir(kind) else None,
    lambda self, kind: delattr(kind, "__getattribute__"),
    lambda self, kind: setattr(kind, "value", property(lambda s: 5)),
    lambda self, kind: setattr(kind, "value", 2),
    swap,
    lambda self, kind: [setattr(kind, f"n{i}", i) for i in range(200)],
)):
    for use in (lambda t: t.value, lambda t: getattr(t, "value"), lambda t: hasattr(t, "value"), lambda t: t.value(), lambda t: "{0.value}".format(t), lambda t: [t.value for i in range(20)]):
        thing = make(act)()
        for again in range(3):
            try:
                found = use(thing)
                if found not in (1, 2, 5, True, False, "1", "2", "5", "other") and not isinstance(found, list):
                    leaks.append(found)
            except (AttributeError, TypeError):
                pass
print(make(lambda self, kind: None)().value)
print("LEAK" if leaks else "CONTAINED", *leaks)
