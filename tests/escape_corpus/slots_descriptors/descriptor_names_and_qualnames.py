# attack: assign to the name, class and hooks of slot and method descriptors, and to the module of a native type
# allowed: reading the name of a descriptor
# expect: contained
# compat: allowed

class A:
    __slots__ = ("one",)


leaks = []
for target in (A.one, str.upper, list.append, property.fget, int.real, type(A.one), type(str.upper)):
    for name in ("__name__", "__objclass__", "__qualname__", "__doc__", "__get__", "__set__", "__class__", "__text_signature__", "planted"):
        try:
            setattr(target, name, "planted")
            leaks.append((repr(type(target)), name))
        except (AttributeError, TypeError):
            pass
    for name in ("__dict__", "__reduce__", "__self__", "__globals__", "__getstate__", "__subclasses__", "__code__", "__closure__", "__func__"):
        for attempt in (lambda: getattr(target, name), lambda: getattr(target, name, None), lambda: hasattr(target, name)):
            try:
                if attempt():
                    leaks.append(("read", name))
            except AttributeError:
                pass
print(A.one.__name__, str.upper.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
