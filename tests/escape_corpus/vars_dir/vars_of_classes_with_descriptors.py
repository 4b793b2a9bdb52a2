# attack: take descriptors for blocked attributes out of vars of classes and call them by hand
# allowed: a guest property out of vars of its class
# expect: contained
# compat: allowed

class Guest:
    @property
    def plain(self):
        return 5


leaks = []
for kind in (Guest, type, object, type(lambda: 0), type(x for x in "a"), type(len), Exception, type([].append)):
    try:
        names = vars(kind)
    except (TypeError, AttributeError):
        continue
    for name in ("__dict__", "__mro__", "__bases__", "__base__", "__globals__", "__code__", "__closure__", "__self__", "gi_frame", "gi_code", "__subclasses__", "__reduce__", "__getstate__", "__builtins__"):
        for attempt in (lambda: names[name], lambda: names.get(name), lambda: [v for k, v in names.items() if k == name], lambda: name in list(names)):
            try:
                found = attempt()
                if found:
                    leaks.append((kind.__name__, name))
            except KeyError:
                pass
print(vars(Guest)["plain"].__get__(Guest()))
print("LEAK" if leaks else "CONTAINED", *leaks)
