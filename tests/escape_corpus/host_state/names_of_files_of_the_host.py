# attack: have a module read a file of the host: io, linecache, inspect, traceback, json, gettext, codecs, tokenize
# allowed: io.StringIO and io.BytesIO
# expect: contained
# compat: contained

import inspect
import io
import json
import random
import re
import traceback
import warnings

leaks = []
path = "/etc/passwd"
for attempt in (
    lambda: io.open(path), lambda: io.FileIO(path), lambda: io.open_code(path), lambda: io.TextIOWrapper(path), lambda: io.BufferedReader(path), lambda: io.OpenWrapper(path), lambda: inspect.getsource(json.dumps), lambda: inspect.getsourcefile(json), lambda: inspect.getfile(re.compile),
    lambda: inspect.getsourcelines(inspect.getsource), lambda: inspect.currentframe().f_back, lambda: inspect.stack()[0], lambda: inspect.trace(), lambda: json.__file__, lambda: json.__path__, lambda: json.__cached__, lambda: re.__spec__, lambda: random.__builtins__, lambda: warnings.linecache,
    lambda: traceback.linecache, lambda: json.codecs.open(path), lambda: inspect.os, lambda: inspect.sys.modules, lambda: inspect.importlib, lambda: json.load(path), lambda: inspect.getmodule(json.dumps), lambda: random._os, lambda: inspect.findsource(json),
):
    try:
        found = attempt()
        if found is not None:
            leaks.append(found)
    except (AttributeError, NameError, TypeError, OSError, ImportError):
        pass
assert io.StringIO("text").read() == "text" and json.load(io.StringIO("[1]")) == [1]
print("LEAK" if leaks else "CONTAINED", *leaks)
