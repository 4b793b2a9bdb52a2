# attack: add, replace and delete attributes of the library's classes and functions, which other scripts would meet
# allowed: classes of the guest
# expect: contained
# compat: contained
import operator

leaks = []
modules = "abc annotationlib base64 bisect collections collections.abc contextlib copy dataclasses enum fractions functools gc graphlib hashlib heapq inspect io itertools json keyword math numbers operator pprint random re reprlib statistics string struct sys textwrap time traceback types typing unicodedata warnings weakref __future__ string.templatelib".split()
loaded = {}
for name in modules:
    space = {}
    try:
        exec(f"import {name} as module", space)
    except ImportError:
        continue
    loaded[name] = space["module"]
for name in ["collections", "math", "itertools", "operator", "re", "struct", "json", "functools", "weakref", "random"]:
    module = loaded.get(name)
    for public in dir(module) if module else []:
        value = getattr(module, public) if not public.startswith("__") else None
        if public.startswith("_") or not isinstance(value, type) or hasattr(value, "__annotations__"):
            continue
        try:
            type.__setattr__(value, "planted_here", 1)
        except (TypeError, AttributeError):
            continue
        if any(hasattr(native, "planted_here") for native in (int, str, list, dict, object, type, Exception)):
            leaks.append((name, public))


class Mine:
    pass


Mine.planted_here = 2
if Mine().planted_here != 2 or hasattr(object(), "planted_here"):
    leaks.append("classes of the guest")
if len(loaded) < 15 or loaded["math"].sqrt(9) != 3 or loaded["json"].loads("[1]") != [1]:
    leaks.append("the modules do not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
