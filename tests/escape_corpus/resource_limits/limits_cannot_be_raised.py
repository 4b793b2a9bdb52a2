# attack: raise the limits from inside: sys.setrecursionlimit, sys.set_int_max_str_digits, resource, gc, signal
# allowed: sys.getrecursionlimit
# expect: contained
# compat: contained

import sys

leaks = []
before = sys.getrecursionlimit()
for attempt in (lambda: sys.setrecursionlimit(10 ** 8), lambda: sys.set_int_max_str_digits(0), lambda: sys.setswitchinterval(1), lambda: exec("import resource"), lambda: exec("import gc; gc.disable()"), lambda: exec("import signal"), lambda: exec("import threading")):
    try:
        attempt()
    except (AttributeError, ImportError, NameError, ValueError, TypeError, RecursionError):
        pass
if sys.getrecursionlimit() > max(before, 100_000):
    leaks.append("recursion limit raised")
try:
    str(10 ** 5000)
    leaks.append("digits limit raised")
except ValueError:
    pass
print(before > 0)
print("LEAK" if leaks else "CONTAINED", *leaks)
