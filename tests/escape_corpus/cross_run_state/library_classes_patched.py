# attack: patch, delete and replace the methods of library classes, and their modules' functions, to catch calls of native code and of other modules
# allowed: subclassing library classes
# expect: contained
# compat: contained

import collections
import collections.abc
import contextlib
import enum
import fractions
import json
import string
import textwrap

leaks = []


def trap(*arguments, **keywords):
    for found in arguments:
        for name in ("__globals__", "f_globals"):
            try:
                leaks.append(getattr(found, name))
            except AttributeError:
                pass
    raise LookupError("trap")


for owner in (collections.Counter, collections.OrderedDict, collections.defaultdict, collections.UserDict, enum.Enum, fractions.Fraction, json.JSONEncoder, json.JSONDecoder, string.Formatter, textwrap.TextWrapper, contextlib.ExitStack, collections.abc.Mapping, json, string, textwrap, collections):
    for name in dir(owner):
        if name.startswith("__") and name not in ("__init__", "__getitem__", "__iter__", "__call__", "__new__", "__instancecheck__"):
            continue
        try:
            setattr(owner, name, trap)
        except (AttributeError, TypeError):
            pass
for attempt in (lambda: json.dumps({"a": 1}), lambda: json.loads("[1]"), lambda: collections.Counter("aab"), lambda: collections.OrderedDict(a=1), lambda: textwrap.fill("a b"), lambda: string.Formatter().format("{}", 1), lambda: fractions.Fraction(1, 2) + 1, lambda: isinstance({}, collections.abc.Mapping), lambda: collections.namedtuple("P", "x")(1)):
    try:
        attempt()
    except (LookupError, TypeError, AttributeError, ValueError):
        pass
assert sorted({"b": 1, "a": 2}) == ["a", "b"] and "x".upper() == "X"
print("LEAK" if leaks else "CONTAINED", *leaks)
