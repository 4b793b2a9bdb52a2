# attack: dotted and relative names that name something outside the allowlist
# allowed: a submodule that is on it
# expect: contained
# compat: contained

def load(text):
    names = {}
    exec(text, names)
    return text


leaks = []
for attempt in (
    lambda: load("import os.path"),
    lambda: load("import json.tool"),
    lambda: load("import collections.os"),
    lambda: load("from collections import os"),
    lambda: load("from json import os"),
    lambda: load("from . import os"),
    lambda: load("from .. import sys"),
    lambda: load("from .os import path"),
    lambda: load("from math import __loader__"),
    lambda: load("import math.os"),
    lambda: load("import xml.etree.ElementTree"),
    lambda: load("import importlib.machinery"),
):
    try:
        leaks.append(attempt())
    except (ImportError, KeyError, AttributeError):
        pass
import json
print(json.dumps([1]))
print("LEAK" if leaks else "CONTAINED", *leaks)
