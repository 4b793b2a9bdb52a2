# attack: make modules of types.ModuleType and look for the attributes of real ones, or import them
# allowed: a module as a bag of names
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
kind = type(operator)
for attempt in [lambda: kind("os"), lambda: kind.__new__(kind), lambda: type("M", (kind,), {})("os"), lambda: kind("builtins", "doc")]:
    try:
        module = attempt()
    except TypeError:
        continue
    for hidden in ["__loader__", "__spec__", "__builtins__", "system", "open", "environ"]:
        try:
            found = getattr(module, hidden)
            leaks.append((hidden, found))
        except AttributeError:
            pass
for statement in ["import os", "from os import system", "import builtins", "exec('import posix')"]:
    try:
        exec(statement, {"os": loaded["math"]})
        leaks.append(statement)
    except ImportError:
        pass
try:
    bag = kind("bag")
    bag.value = 5
    if bag.value != 5 or bag.__name__ != "bag":
        leaks.append("a bag of names")
except TypeError:
    pass
if len(loaded) < 15 or loaded["math"].sqrt(9) != 3 or loaded["json"].loads("[1]") != [1]:
    leaks.append("the modules do not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
