# attack: relative imports, star imports and submodules out of the allowed modules
# allowed: from math import *
# expect: contained
# compat: contained

leaks = []
for source in ("from . import os", "from .. import os", "from .os import path", "from json import os", "from collections import _sys", "from random import _os", "import collections.os", "import json.decoder.sys", "from math import __loader__ as l", "from sys import modules", "from json import *; os",
               "from functools import __builtins__", "from string import __dict__", "from sys import _getframe", "from operator import __spec__ as s", "import math.__loader__", "import math as __builtins__; open"):
    try:
        space = {"__name__": "guest"}
        exec(source, space)
        if any(space.get(k) is not None for k in ("os", "path", "_sys", "_os", "modules", "_getframe", "l", "s")):
            leaks.append(source)
    except (ImportError, NameError, AttributeError, TypeError, KeyError):
        pass
from math import *

print(sqrt(9), floor(2.5))
print("LEAK" if leaks else "CONTAINED", *leaks)
