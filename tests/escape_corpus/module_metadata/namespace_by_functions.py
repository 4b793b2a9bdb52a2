# attack: the names of a module's own code through its functions: __globals__, __builtins__, __code__, defaults and closures
# allowed: calling the functions
# expect: contained
# compat: allowed
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
    for public in dir(module):
        if public.startswith("__"):
            continue
        value = getattr(module, public)
        for hidden in ["__globals__", "__builtins__", "__code__", "__closure__", "__self__", "__dict__", "gi_frame", "f_globals", "tb_frame"]:
            for attempt in [lambda: getattr(value, hidden), lambda: ("{0." + hidden + "}").format(value), lambda: operator.attrgetter(hidden)(value)]:
                try:
                    attempt()
                    leaks.append((name, public, hidden))
                except (AttributeError, NameError, TypeError):
                    pass
if len(loaded) < 15 or loaded["math"].sqrt(9) != 3 or loaded["json"].loads("[1]") != [1]:
    leaks.append("the modules do not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
