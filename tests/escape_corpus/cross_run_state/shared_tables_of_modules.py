# attack: fill, empty and replace the lists and dictionaries that modules hand out: abc caches, struct, codecs, json and string tables
# allowed: reading them
# expect: contained
# compat: contained

import abc
import base64
import collections
import copy
import functools
import json
import keyword
import reprlib
import string
import typing

leaks = []
for module in (abc, base64, collections, copy, functools, json, keyword, reprlib, string, typing):
    for name in dir(module):
        try:
            found = getattr(module, name)
        except AttributeError:
            continue
        if type(found) in (list, dict, set, bytearray):
            for action in (lambda: found.clear(), lambda: found.update({int: 5, "open": print}), lambda: found.append(5)):
                try:
                    action()
                except (AttributeError, TypeError):
                    pass
for attempt in (lambda: json.dumps({"a": [1.5, "\n\"", None]}), lambda: json.loads('{"a": "\\n"}'), lambda: copy.deepcopy([1, {"a": (2,)}]), lambda: base64.b64decode(b"YWJj"), lambda: keyword.iskeyword("if"), lambda: reprlib.repr([1] * 100), lambda: typing.get_type_hints(type("C", (), {"__annotations__": {"a": "open"}})),
                lambda: functools.cmp_to_key(lambda a, b: 0), lambda: eval("open")):
    try:
        found = attempt()
        if callable(found) and found is print:
            leaks.append(found)
    except (TypeError, KeyError, ValueError, AttributeError, NameError, IndexError):
        pass
try:
    leaks.append(open)
except NameError:
    pass
assert "abc".encode() == b"abc" and int("12") == 12
print("LEAK" if leaks else "CONTAINED", *leaks)
