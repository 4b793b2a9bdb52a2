# attack: walk from every reachable value through every name dir offers, and look for host things
# allowed: the walk itself
# expect: contained
# compat: contained
# options: --max-steps 200000000

import collections
import functools
import itertools
import json
import math
import operator
import random
import string
import sys
import time

SUSPECTS = ("open", "environ", "getenv", "popen", "system", "execv", "fork", "spawn", "socket", "subprocess", "import_module", "modules", "settrace", "_getframe", "breakpointhook",
            "load_dynamic", "CDLL", "co_code", "read_text", "getcwd", "listdir", "builtin_module_names")


class Guest:
    def method(self):
        yield 1


def function(a=1):
    return a


roots = [Guest, Guest(), Guest().method(), function, len, int, type, object, Exception, Exception("x"), collections, functools, itertools, json, math, operator, random, string, sys, time, [], {}, "", b"", 1, 1.5, 1j, print, range(3), slice(1), iter([]),
         functools.partial(len), property(), staticmethod(len), super(Guest, Guest())]
seen, queue, leaks = set(), [(type(root).__name__, root, 0) for root in roots], []
while queue and len(seen) < 4000:
    path, value, depth = queue.pop()
    if id(value) in seen or depth > 3:
        continue
    seen.add(id(value))
    try:
        names = dir(value)
    except Exception:
        continue
    for name in names:
        if name in SUSPECTS and path.split(".")[0] in ("module",):
            leaks.append(path + "." + name)
        try:
            child = getattr(value, name)
        except Exception:
            continue
        queue.append((path + "." + name, child, depth + 1))
print(len(seen) > 100)
print("LEAK" if leaks else "CONTAINED", *sorted(set(leaks))[:20])
