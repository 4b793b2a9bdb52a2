# attack: leave something behind for the next script: attributes on shared objects, interned strings, module globals, random state
# allowed: the script's own globals
# expect: contained
# compat: contained

import random
import string
import sys

leaks = []
for target in (print, len, random.random, string, sys, random, type, object, NotImplemented, ..., None, (), True):
    for attempt in (lambda: setattr(target, "left_behind", "here"), lambda: hasattr(target, "left_behind_by_another")):
        try:
            if attempt() is True:
                leaks.append(target)
        except (AttributeError, TypeError):
            pass
for name in ("print", "len", "string"):
    if getattr(globals().get(name, print), "left_behind_by_another", None):
        leaks.append(name)
print(len(string.digits))
print("LEAK" if leaks else "CONTAINED", *leaks)
