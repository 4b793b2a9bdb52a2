# attack: __loader__, __spec__, __file__, __path__, __builtins__, __cached__ and the modules' own imports, on every module there is
# allowed: the public names of the modules
# expect: contained
# compat: contained

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

leaks = []
for module in (collections, functools, itertools, json, math, operator, random, string, sys, time):
    for name in ("__loader__", "__spec__", "__builtins__", "__dict__", "__file__", "__path__", "__cached__", "_os", "os", "sys", "_sys", "io", "_io", "codecs", "_abc", "abc", "inspect", "threading", "warnings", "_warnings", "_urandom", "environ", "builtins", "modules", "decoder.sys", "path", "_getframe",
                 "settrace", "meta_path", "path_hooks", "path_importer_cache", "exec_prefix", "prefix", "base_prefix", "executable", "_current_frames", "_git", "stdin", "stderr.buffer", "breakpointhook", "displayhook", "orig_argv", "flags", "builtin_module_names", "platlibdir"):
        try:
            found = module
            for part in name.split("."):
                found = getattr(found, part)
        except AttributeError:
            continue
        if (module, name) == (collections, "abc"):
            continue  # a module of the allowlist, as `import collections.abc` gives it
        if found is not None and name not in ("flags", "__path__") and not (name == "__file__" and not str(found).startswith("/")):
            leaks.append((module.__name__, name))
print(math.sqrt(4), string.digits)
print("LEAK" if leaks else "CONTAINED", *leaks)
