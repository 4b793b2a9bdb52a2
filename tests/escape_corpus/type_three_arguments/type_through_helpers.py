# attack: make classes of natives that may not be subclassed, by type through map, partial, reduce and types.new_class
# allowed: classes made by type through map
# expect: contained
# compat: contained

import functools
import types

leaks = []
final = (bool, type(None), type(len), type(lambda: 0), type(x for x in ""), range, slice, memoryview, type(...), type(NotImplemented), type({}.keys()), type(iter([])), type([].append), type(str.upper), type(types))
for kind in final[:-1]:
    for attempt in (lambda: type("Made", (kind,), {}), lambda: list(map(type, ["Made"], [(kind,)], [{}])), lambda: functools.partial(type, "Made")((kind,), {}), lambda: types.new_class("Made", (kind,)), lambda: type.__call__(type, "Made", (kind,), {}), lambda: type.__new__(type, "Made", (kind,), {}), lambda: exec("class Made(kind): pass", {"kind": kind}), lambda: type("Made", (object, kind), {}), lambda: type(type)("Made", (kind,), {})):
        try:
            attempt()
            leaks.append(kind.__name__)
        except (TypeError, AttributeError):
            pass
print([c.__name__ for c in map(type, ["A", "B"], [(), (int,)], [{}, {}])])
print("LEAK" if leaks else "CONTAINED", *leaks)
