# attack: shadow and delete builtins, in globals, __main__ and builtins' dictionary, to be called by the library's guest code
# allowed: shadowing in the script alone
# expect: contained
# compat: contained

import collections
import contextlib
import enum
import functools
import json
import statistics
import textwrap

leaks = []


def trap(*arguments, **keywords):
    leaks.append(arguments)
    raise SystemError("trap called")


for name in ("len", "isinstance", "getattr", "setattr", "str", "int", "type", "sorted", "sum", "map", "zip", "dict", "list", "tuple", "set", "repr", "hasattr", "iter", "next", "range", "max", "min", "super", "property", "object", "TypeError", "ValueError", "KeyError", "enumerate", "callable"):
    globals()[name] = trap
try:
    globals()["__builtins__"]["len"] = trap
except (BaseException.__class__ and Exception):
    pass
Point = collections.namedtuple("Point", "x y")
assert Point(1, 2)._replace(x=5) == (5, 2)
assert json.loads(json.dumps({"a": [1, None]})) == {"a": [1, None]}
assert statistics.mean([1, 2, 3]) == 2
assert textwrap.fill("a b c", 3) == "a b\nc"
assert collections.Counter("aab").most_common(1) == [("a", 2)]
with contextlib.suppress(LookupError):
    raise LookupError


class Color(enum.Enum):
    RED = 1


assert Color(1) is Color.RED
print("LEAK" if leaks else "CONTAINED", *leaks)
