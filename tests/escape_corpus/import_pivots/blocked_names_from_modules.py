# attack: take blocked names out of modules with the import statement
# allowed: ordinary names, and the refusal of missing ones as ImportError
# expect: contained
# compat: contained
# host: membrane
leaks = []
for name in ["__loader__", "__spec__", "__builtins__", "__globals__", "__subclasses__"]:
    for module in ["math", "json", "collections", "host_module"]:
        try:
            exec(f"from {module} import {name}")
            leaks.append((module, name))
        except AttributeError as error:
            if str(error) != f"attribute access to '{name}' is blocked in this environment":
                leaks.append(str(error))
try:
    exec("from lists_blocked_names import *")
    leaks.append("star")
except AttributeError as error:
    if "'__globals__' is blocked" not in str(error):
        leaks.append(str(error))
try:
    from math import no_such_name

    leaks.append("no_such_name")
except ImportError:
    pass
from host_module import value

if value != 42:
    leaks.append(value)
print("LEAK" if leaks else "CONTAINED", *leaks)
