# attack: set or delete what the import machinery reads of a module: __spec__, __loader__, __path__, __name__, __class__, __getattr__
# allowed: importing again
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
class Strange:
    def __getattribute__(self, name):
        leaks.append("the hook was asked for " + name)
        return 1


for name, module in loaded.items():
    for hidden in ["__spec__", "__loader__", "__builtins__", "__path__", "__file__", "__globals__"]:
        for attempt in [lambda: setattr(module, hidden, 1), lambda: delattr(module, hidden), lambda: object.__setattr__(module, hidden, 1)]:
            try:
                attempt()
                if hidden not in ("__path__", "__file__"):
                    leaks.append((name, hidden))
            except (AttributeError, TypeError):
                pass
    try:
        module.__class__ = Strange
    except (AttributeError, TypeError):
        pass
    space = {}
    exec(f"import {name} as again", space)
    if space["again"] is not module:
        leaks.append((name, "another module"))
if len(loaded) < 15 or loaded["math"].sqrt(9) != 3 or loaded["json"].loads("[1]") != [1]:
    leaks.append("the modules do not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
