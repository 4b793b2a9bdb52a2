# attack: __slots__ that name blocked attributes, to have a descriptor for them
# allowed: __slots__ with ordinary names
# expect: contained
# compat: allowed

leaks = []
for names in (("__dict__",), ("__mro__",), ("__globals__", "__code__"), ("__self__",), ("gi_frame",), ("__weakref__", "__dict__")):
    try:
        kind = type("Slotted", (), {"__slots__": names})
    except (TypeError, AttributeError):
        continue
    instance = kind()
    for name in names:
        if name == "__weakref__":
            continue
        for attempt in (lambda: setattr(instance, name, 1), lambda: getattr(instance, name), lambda: getattr(kind, name), lambda: vars(kind)[name].__get__(instance), lambda: vars(kind)[name].__set__(instance, {})):
            try:
                leaks.append((name, attempt()))
            except (AttributeError, TypeError, KeyError):
                pass


class Fine:
    __slots__ = ("a", "__b")


f = Fine()
f.a = 1
print(f.a)
print("LEAK" if leaks else "CONTAINED", *leaks)
