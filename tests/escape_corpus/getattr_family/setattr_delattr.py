# attack: setattr and delattr with blocked names
# allowed: setattr and delattr with ordinary names
# expect: contained
# compat: allowed

class Guest:
    pass


def function():
    pass


leaks = []
for target in (Guest, Guest(), function):
    for name in ("__dict__", "__bases__", "__code__", "__globals__", "__closure__", "__mro__", "__builtins__", "__setattr__", "__getattr__"):
        try:
            setattr(target, name, {})
            leaks.append(f"set {name}")
        except (AttributeError, TypeError):  # bases may be assigned under compat, but not a dict
            pass
        try:
            delattr(target, name)
            leaks.append(f"deleted {name}")
        except (AttributeError, TypeError):
            pass
setattr(Guest, "fine", 1)
delattr(Guest, "fine")
print("LEAK" if leaks else "CONTAINED", *leaks)
