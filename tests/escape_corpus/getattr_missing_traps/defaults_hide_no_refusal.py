# attack: getattr with defaults of every kind, nested, and hasattr in conditions, to learn whether a blocked name is there
# allowed: a default for a missing ordinary name
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
refused = 0
for target in (Guest(), Guest, len, (lambda: 0), (x for x in "a"), int, 5, None):
    for name in ("__globals__", "__code__", "__closure__", "__subclasses__", "gi_frame", "__self__", "__mro__", "__builtins__", "f_back", "tb_frame"):
        for attempt in (lambda: getattr(target, name, None), lambda: getattr(target, name, getattr), lambda: getattr(target, name, target), lambda: hasattr(target, name), lambda: not hasattr(target, name), lambda: any(hasattr(t, name) for t in [target]), lambda: next(filter(lambda n: hasattr(target, n), [name]), None)):
            try:
                leaks.append((name, attempt()))
            except AttributeError as error:
                if str(error) != f"attribute access to '{name}' is blocked in this environment":
                    leaks.append(str(error))
                refused += 1
print(refused, getattr(Guest(), "missing", "default"), hasattr(5, "real"))
print("LEAK" if leaks else "CONTAINED", *leaks)
