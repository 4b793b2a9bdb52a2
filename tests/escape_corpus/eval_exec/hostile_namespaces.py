# attack: eval and exec with namespaces whose lookups lie, raise or hand out builtins
# allowed: eval with a dict and with a mapping for locals
# expect: contained
# compat: allowed

class Space(dict):
    def __getitem__(self, key):
        raise KeyError(key)

    def __missing__(self, key):
        return "missing made " + key

    def __contains__(self, key):
        return True

    def get(self, key, default=None):
        return "get"


leaks = []
for attempt in (lambda: eval("open", Space()), lambda: eval("open", {}, Space()), lambda: exec("import os", Space()), lambda: eval("().__class__.__base__", Space()), lambda: eval("(lambda: open)()", {}, Space()), lambda: exec("x = open", {}, Space()),
                lambda: eval("__builtins__.open", Space()), lambda: eval("print.__self__", {})):
    try:
        found = attempt()
        if found is not None and not isinstance(found, str):
            leaks.append(found)
    except Exception:
        pass
print(eval("x + 1", {"x": 1}), eval("y", {}, {"y": 2}))
print("LEAK" if leaks else "CONTAINED", *leaks)
