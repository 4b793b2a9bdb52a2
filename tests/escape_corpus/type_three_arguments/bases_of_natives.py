# attack: derive from types whose instances hold host things: functions, modules, generators, frames, code
# allowed: deriving from list, dict, Exception
# expect: contained
# compat: contained

import math

leaks = []


def generator():
    yield


try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
for base in (type(len), type(lambda: 0), type(generator()), type(traceback), type([].append), type(None), type(...), bool, type(range(1)), type(NotImplemented), type(iter([])), type({}.keys())):
    try:
        leaks.append(type("Derived", (base,), {}))
    except TypeError:
        pass
print(type("Derived", (list,), {})([1]), type("Derived", (Exception,), {})("x"))
print("LEAK" if leaks else "CONTAINED", *leaks)
