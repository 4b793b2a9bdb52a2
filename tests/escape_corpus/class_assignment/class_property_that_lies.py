# attack: a __class__ property that claims to be a native, handed to natives that trust it
# allowed: isinstance believes it
# expect: contained
# compat: contained

import copy
import json
import operator
from functools import reduce

leaks = []


def liar(kind):
    class Liar:
        @property
        def __class__(self):
            return kind

    return Liar()


for kind in (int, str, list, dict, tuple, bytes, type, bool, float, set, Exception, type(None), type(len)):
    thing = liar(kind)
    if not isinstance(thing, kind):
        leaks.append(("isinstance", kind))
    for attempt in (lambda: kind.__repr__(thing), lambda: len(thing), lambda: thing + thing, lambda: [1, 2][thing], lambda: "".join([thing]), lambda: getattr(1, thing), lambda: json.dumps(thing), lambda: [*thing], lambda: (lambda **k: k)(**thing), lambda: bytes(thing), lambda: int(thing), lambda: thing(), lambda: issubclass(thing, object), lambda: operator.index(thing), lambda: chr(thing), lambda: "%d" % thing, lambda: reduce(thing, [1, 2]), lambda: [].__iadd__(thing), lambda: sorted([thing, thing]), lambda: type("x", (thing,), {}), lambda: eval(thing), lambda: memoryview(thing), lambda: list.append(thing, 1), lambda: dict.keys(thing)):
        try:
            attempt()
            leaks.append(kind)
        except (TypeError, AttributeError, ValueError, RecursionError):
            pass
    try:
        raise thing
    except TypeError:
        pass
print(isinstance(liar(int), int), type(liar(int)).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
