# attack: none: imports with other names, inside functions, star, missing ones with a fallback
# allowed: every form of the import statement
# expect: benign
# compat: contained
import collections.abc as shapes
import json as text_format
from functools import partial, reduce as fold
from math import *

try:
    import a_module_that_is_not_there as fast
except ImportError as error:
    fast = None
    assert error.name == "a_module_that_is_not_there"


def late():
    import string
    from itertools import chain
    return list(chain(string.digits[:2], "x"))


class Holder:
    from operator import add, mul as times


assert late() == ["0", "1", "x"] and fast is None and sqrt(16) == 4 and floor(pi) == 3
assert Holder.add(1, 2) == 3 and Holder.times(2, 3) == 6 and fold(lambda a, b: a + b, [1, 2]) == 3 and partial(int, base=2)("10") == 2
assert isinstance([], shapes.Sequence) and text_format.dumps({"a": [1, None]}) == '{"a": [1, null]}'
space = {}
exec("import math\nfrom math import sqrt as root", space)
assert space["root"](9) == 3 and space["math"] is __import__("math") if "__import__" in dir() else space["root"](4) == 2
try:
    from math import nothing_like_it
except ImportError as error:
    print(type(error).__name__)
print("OK")
