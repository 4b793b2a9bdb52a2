# attack: eval with __builtins__ set to dictionaries, classes, modules and lying mappings, to get more than the registry offers
# allowed: eval with a dictionary of one's own
# expect: contained
# compat: contained

import math


class Lying(dict):
    def __missing__(self, key):
        return "made"

    def __getitem__(self, key):
        return "made"


class Attributes:
    open = "own"


leaks = []
for offered in ({}, {"open": "own"}, Lying(), Attributes, Attributes(), math, None, 5, "text", [], (), len, type, {"__import__": print, "__build_class__": print}):
    for source in ("open", "__import__", "compile", "input", "breakpoint", "__build_class__", "__builtins__.__import__", "__builtins__['__import__']", "(lambda: open)()", "[open for _ in 'a']"):
        try:
            found = eval(source, {"__builtins__": offered})
        except (NameError, TypeError, KeyError, AttributeError):
            continue
        if found not in ("own", ["own"], "made", ["made"], print, type["__import__"]) and "compile" not in repr(found):
            leaks.append((source, found))
    try:
        exec("import os", {"__builtins__": offered})
        leaks.append("os")
    except (ImportError, TypeError, NameError, KeyError, AttributeError):
        pass
assert eval("x + y", {"x": 1, "__builtins__": {}}, {"y": 2}) == 3
print("LEAK" if leaks else "CONTAINED", *leaks)
