# attack: from module import of blocked and private names
# allowed: from module import of public names
# expect: contained
# compat: contained

def load(text):
    names = {}
    exec(text, names)
    return names


leaks = []
for attempt in (
    lambda: load("from math import __spec__"),
    lambda: load("from math import __loader__ as x"),
    lambda: load("from json import __builtins__"),
    lambda: load("from collections import __dict__"),
    lambda: load("from functools import __globals__"),
    lambda: load("from random import _os"),
    lambda: load("from json import codecs"),
    lambda: load("from collections import _sys"),
):
    try:
        leaks.append(attempt())
    except (ImportError, AttributeError):
        pass
print(sorted(name for name in load("from math import pi, tau") if name != "__builtins__"))
print("LEAK" if leaks else "CONTAINED", *leaks)
