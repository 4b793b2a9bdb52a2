# attack: change immutable values and natives by operator's in-place and item functions
# allowed: iadd of lists, setitem of dicts
# expect: contained
# compat: contained

import operator

leaks = []
text, pair, number, frozen, raw = "abc", (1, [2]), 5, frozenset([1]), b"xy"
for attempt in (lambda: operator.setitem(text, 0, "z"), lambda: operator.setitem(pair, 0, 9), lambda: operator.delitem(pair, 0), lambda: operator.setitem(raw, 0, 1), lambda: operator.delitem(frozen, 1), lambda: operator.setitem(vars(int), "planted", 1), lambda: operator.delitem(vars(str), "upper"), lambda: operator.ior(vars(int), {"planted": 1}), lambda: operator.setitem(int, 0, 1), lambda: operator.delitem(range(3), 0), lambda: operator.setitem(memoryview(raw), 0, 1)):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
operator.iadd(text, "d"), operator.iadd(pair, (3,)), operator.iadd(number, 1), operator.ior(frozen, {2}), operator.imul(raw, 3)
if (text, pair, number, frozen, raw) != ("abc", (1, [2]), 5, frozenset([1]), b"xy") or hasattr(int, "planted"):
    leaks.append("changed")
values = [1]
operator.iadd(values, [2])
print(values, operator.concat("a", "b"), operator.countOf("aab", "a"), operator.length_hint([1]))
print("LEAK" if leaks else "CONTAINED", *leaks)
