# attack: names with surrogates, zero bytes and a megabyte of text, a namespace changed by __set_name__ while it is read
# allowed: a name that is no identifier
# expect: contained
# compat: contained
# options: --max-memory 64M

leaks = []
space = {}


class Grow:
    def __set_name__(self, owner, name):
        for i in range(300):
            space[f"{name}{i}"] = self
            setattr(owner, f"{name}_{i}", i)
        delattr(owner, name)


class Fails:
    def __set_name__(self, owner, name):
        raise KeyError(name)


for name in ("a\0b", "\0", "\ud800"):
    try:
        type(name, (), {})
    except (ValueError, UnicodeError):
        pass
space.update(a=Grow(), b=Grow(), c=Grow())
made = type("Made", (), space)
print(made.a_299, hasattr(made, "a"), type("not a name", (), {}).__name__, len(type("x" * 1_000_000, (), {}).__name__))
for bad in ({"f": Fails()}, {1: 2}, {None: 1, "__slots__": 5}, {"__qualname__": 5}, {"__init_subclass__": 5, "__slots__": [1]}, {"__classcell__": 5}, {"__hash__": 5, "__eq__": 1, "__slots__": None}):
    try:
        found = type("Bad", (), bad)
        repr(found)
        found()
        if "__qualname__" in bad:
            leaks.append(bad)
    except (KeyError, TypeError, RuntimeError):
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
