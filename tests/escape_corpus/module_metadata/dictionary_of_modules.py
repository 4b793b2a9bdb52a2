# attack: the live dictionary of every module by __dict__, vars, globals and comprehension, to change what others see
# allowed: reading a module's names
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
    for attempt in [lambda: getattr(module, "__dict__"), lambda: operator.attrgetter("__dict__")(module), lambda: "{0.__dict__}".format(module),
                    lambda: object.__getattribute__(module, "__dict__"), lambda: module.__dict__]:
        try:
            leaks.append((name, len(attempt())))
        except AttributeError:
            pass
    copy = vars(module)
    copy["planted"] = 1
    copy.clear()
    if hasattr(module, "planted") or not dir(module):
        leaks.append((name, "vars is live"))
if len(loaded) < 15 or loaded["math"].sqrt(9) != 3 or loaded["json"].loads("[1]") != [1]:
    leaks.append("the modules do not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
