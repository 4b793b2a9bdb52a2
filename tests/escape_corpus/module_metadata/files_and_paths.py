# attack: __file__, __path__ and __cached__ of every module, to learn where the host keeps its files
# allowed: names of modules and their documentation
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
for name, module in loaded.items():
    for hidden in ["__file__", "__path__", "__cached__", "__package__", "__doc__", "__origin__", "__name__", "__annotations__", "__all__"]:
        try:
            text = str(getattr(module, hidden))
        except AttributeError:
            continue
        if any(part in text for part in ["/usr", "/home", "/root", "/tmp", "/lib", ".pyc", "site-packages", "0x7f"]):
            leaks.append((name, hidden, text))
    if "/" in repr(module) or "0x7f" in repr(module) or module.__name__.split(".")[0] != name.split(".")[0]:
        leaks.append((name, repr(module)))
if len(loaded) < 15 or loaded["math"].sqrt(9) != 3 or loaded["json"].loads("[1]") != [1]:
    leaks.append("the modules do not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
