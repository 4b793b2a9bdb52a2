# attack: the attributes of AttributeError, NameError, ImportError, KeyError and StopIteration hand out objects that the script did not have
# allowed: name and obj of its own failures
# expect: contained
# compat: contained

import json
import re
import statistics

leaks = []
own = [5, "text"]


def walk(error, depth=0):
    if error is None or depth > 10:
        return
    for name in ("obj", "name", "path", "name_from", "value", "args", "code", "filename", "filename2", "exceptions", "object", "doc", "pattern"):
        try:
            found = getattr(error, name)
        except AttributeError:
            continue
        for part in found if isinstance(found, tuple) else (found,):
            kind = type(part).__name__
            if kind in ("function", "module", "code", "frame", "builtin_function_or_method", "dict") and part is not json and part is not walk:
                leaks.append((type(error).__name__, name, kind))
    walk(error.__cause__, depth + 1)
    walk(error.__context__, depth + 1)


for attempt in (lambda: json.absent, lambda: walk.absent, lambda: absent, lambda: __import__, lambda: exec("import os"), lambda: exec("from json import absent"), lambda: json.loads("{"), lambda: json.dumps(object()), lambda: re.compile("("), lambda: statistics.mean([]), lambda: next(iter([])), lambda: b"\xff".decode(),
                lambda: "\ud800".encode(), lambda: {}["k"], lambda: [][1], lambda: exec("from . import x", {"__name__": "x"}), lambda: json.scanner_, lambda: eval("absent.absent"), lambda: json.dumps({1: {2: {3: object}}})):
    try:
        attempt()
        leaks.append("no error")
    except Exception as error:
        walk(error)
try:
    own.absent
except AttributeError as error:
    assert error.obj is own and error.name == "absent"
print("LEAK" if leaks else "CONTAINED", *leaks)
