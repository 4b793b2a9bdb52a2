# attack: ask for the sizes, counts and layouts of objects of the machine: __sizeof__, __basicsize__, __flags__, __dictoffset__, getsizeof
# allowed: len
# expect: contained
# compat: contained

import gc
import operator
import sys

leaks = []
for value in (5, "s", [], {}, int, type, len, lambda: 0, object(), (x for x in ()), ValueError()):
    for name in ("__sizeof__", "__basicsize__", "__itemsize__", "__flags__", "__dictoffset__", "__weakrefoffset__", "__text_signature__", "__vectorcalloffset__", "__abstractmethods__", "__static_attributes__", "__firstlineno__"):
        try:
            found = getattr(value, name)
            found = found() if callable(found) else found
        except (AttributeError, TypeError):
            continue
        if isinstance(found, int) and found > 2 ** 40:
            leaks.append((name, found))
for attempt in (lambda: sys.getsizeof([]), lambda: sys.getrefcount([]), lambda: sys.getallocatedblocks(), lambda: gc.get_objects(), lambda: gc.get_stats(), lambda: gc.get_referrers([]), lambda: gc.garbage, lambda: gc.get_referents(len)):
    try:
        found = attempt()
        if found:
            leaks.append(found)
    except (AttributeError, TypeError):
        pass
assert operator.length_hint([1, 2]) == 2 and len("abc") == 3 and isinstance(gc.collect(), int)
print("LEAK" if leaks else "CONTAINED", *leaks)
