# attack: exchange a function's code, cells or class for others of the guest's or the library's, or make such objects by hand
# allowed: defaults may be replaced, and the function runs on
# expect: contained
# compat: contained

import functools
import json

leaks = []


def outer():
    captured = "mine"

    def inner(a, b=1):
        return captured, a, b
    return inner


def generator():
    yield 1


inner = outer()
kinds = [type(inner), type(generator()), type(json), type(inner.__get__(1))]
for name, value in (("__code__", generator), ("__closure__", ()), ("__globals__", {}), ("__class__", type(json)), ("__type__", int)):
    for target in (inner, json.dumps, functools.wraps, outer):
        try:
            setattr(target, name, getattr(value, name, value))
            if name != "__type__":
                leaks.append(name)
        except (AttributeError, TypeError):
            pass
for kind in kinds[:2]:
    for attempt in (lambda: kind(), lambda: kind(None, {}), lambda: object.__new__(kind), lambda: kind.__new__(kind), lambda: type("K", (kind,), {})):
        try:
            leaks.append(attempt())
        except (AttributeError, TypeError):
            pass
inner.__defaults__ = (5,) * 40
if inner(1) != ("mine", 1, 5):
    leaks.append("defaults")
print("LEAK" if leaks else "CONTAINED", *leaks)
