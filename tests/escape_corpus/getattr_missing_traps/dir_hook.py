# attack: __dir__ that returns blocked names, foreign objects and endless lists
# allowed: __dir__ with a list of names
# expect: contained
# compat: allowed

class Guest:
    def __init__(self, names):
        self.names = names

    def __dir__(self):
        return self.names


leaks = []
for names in (["__dict__", "__mro__"], [5, None], "abc", None, 5, [Guest]):
    try:
        for name in dir(Guest(names)):
            try:
                found = getattr(Guest(names), name)
                if name.startswith("__"):
                    leaks.append(found)
            except (AttributeError, TypeError):
                pass
    except TypeError:
        pass
print(dir(Guest(["b", "a"])))
print("LEAK" if leaks else "CONTAINED", *leaks)
