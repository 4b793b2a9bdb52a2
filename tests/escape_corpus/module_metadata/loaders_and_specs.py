# attack: __loader__, __spec__ and __builtins__ of every module that can be imported, by six ways to name them
# allowed: the modules' functions
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
    for hidden in ["__loader__", "__spec__", "__builtins__", "__globals__", "__import__"]:
        for attempt in [lambda: getattr(module, hidden), lambda: getattr(module, hidden, 1 // 0), lambda: hasattr(module, hidden) or 1 // 0,
                        lambda: operator.attrgetter(hidden)(module), lambda: "{0.%s}".format(module) % hidden and ("{0." + hidden + "}").format(module),
                        lambda: object.__getattribute__(module, hidden), lambda: vars(module)[hidden], lambda: eval("module." + hidden, {"module": module}),
                        lambda: dir(module).index(hidden), lambda: type(module).__getattribute__(module, hidden)]:
            try:
                leaks.append((name, hidden, attempt()))
            except (AttributeError, ZeroDivisionError, KeyError, ValueError, TypeError):
                pass
if len(loaded) < 15 or loaded["math"].sqrt(9) != 3 or loaded["json"].loads("[1]") != [1]:
    leaks.append("the modules do not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
