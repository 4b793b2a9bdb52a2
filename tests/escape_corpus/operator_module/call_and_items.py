# attack: operator.call, itemgetter and setitem as a way round the attribute guard
# allowed: their ordinary use
# expect: contained
# compat: allowed

import operator

leaks = []
for attempt in (lambda: operator.call(getattr, int, "__mro__"), lambda: operator.itemgetter("__builtins__")(vars(operator)), lambda: operator.call(operator.attrgetter("__self__"), len),
                lambda: operator.methodcaller("__getitem__", "__builtins__")(globals())):
    try:
        found = attempt()
        names = list(found) if isinstance(found, dict) else dir(found)
        if any(name in names for name in ("open", "__import__", "compile", "breakpoint")):
            leaks.append(names)
        elif isinstance(found, tuple):
            leaks.append(found)
    except (AttributeError, KeyError, TypeError):
        pass
print(operator.call(len, "abc"))
print("LEAK" if leaks else "CONTAINED", *leaks)
