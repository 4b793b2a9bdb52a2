# attack: __import__ by name, through builtins, through getattr and through eval
# allowed: the import statement
# expect: contained
# compat: contained

leaks = []
for attempt in (lambda: __import__("os"), lambda: __import__("os", {}, {}, ["environ"], 0), lambda: getattr(__builtins__, "__import__")("os"), lambda: __builtins__["__import__"]("os"), lambda: eval("__import__('os')"), lambda: globals()["__builtins__"]["__import__"]("os"),
                lambda: globals()["__builtins__"].__import__("os"), lambda: vars()["__builtins__"], lambda: __loader__.load_module("os"), lambda: __spec__.loader):
    try:
        found = attempt()
        if found is not None and (hasattr(found, "environ") or hasattr(found, "load_module")):
            leaks.append(found)
    except (NameError, AttributeError, ImportError, KeyError, TypeError):
        pass
import math

print(math.e)
print("LEAK" if leaks else "CONTAINED", *leaks)
