# attack: none: a class that counts and forbids reads by its own __getattribute__
# allowed: super().__getattribute__ and object.__getattribute__ with ordinary names
# expect: benign
# compat: contained
class Watched:
    reads = {}

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __getattribute__(self, name):
        if name.startswith("_private"):
            raise AttributeError(f"{name} is private")
        Watched.reads[name] = Watched.reads.get(name, 0) + 1
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"no {name}"


class Child(Watched):
    def __getattribute__(self, name):
        value = object.__getattribute__(self, name)
        return value * 2 if isinstance(value, int) else value


thing = Watched(a=1, _private=2)
assert thing.a + thing.a == 2 and thing.b == "no b" and thing._private == "no _private"
assert getattr(thing, "a") == 1 and hasattr(thing, "anything")
child = Child(a=21, text="t")
assert (child.a, child.text, child.missing) == (42, "t", "no missing")
print(sorted(Watched.reads.items()))
print("OK")
