# attack: get the script's own module, the builtins or the module table as objects with a live namespace
# allowed: globals()
# expect: contained
# compat: contained

import math
import sys
import types

leaks = []
for source in ("import __main__ as found", "import builtins as found", "import sys\nfound = sys.modules", "import importlib as found", "from sys import modules as found", "import sys\nfound = sys.path", "import _frozen_importlib as found",
               "import imp as found", "import pkgutil as found", "import runpy as found", "import zipimport as found", "import _imp as found", "import marshal as found", "import ctypes as found", "import _ctypes as found", "import pynterp as found"):
    space = {"__name__": "__main__"}
    try:
        exec(source, space)
        leaks.append((source, space["found"]))
    except (ImportError, AttributeError):
        pass
for attempt in (lambda: type(math)("x").__loader__, lambda: types.ModuleType("x").__spec__, lambda: math.__spec__, lambda: math.__loader__, lambda: vars(math)["__loader__"], lambda: sys.__dict__["modules"], lambda: getattr(math, "__lo" + "ader__", None)):
    try:
        found = attempt()
        if found is not None:
            leaks.append(found)
    except (AttributeError, TypeError, KeyError):
        pass
globals()["made"] = 5
assert made == 5
print("LEAK" if leaks else "CONTAINED", *leaks)
