# attack: blocked names through weak proxies, references and weak collections
# allowed: ordinary names through a proxy
# expect: contained
# compat: allowed

import weakref
class Guest:
    name = "n"
    def method(self):
        return 1
g = Guest()
p = weakref.proxy(g)
m = weakref.WeakMethod(g.method)

leaks = []
for attempt in (
    lambda: p.__dict__,
    lambda: p.__class__.__mro__,
    lambda: getattr(p, "__reduce__"),
    lambda: m().__self__.__dict__,
    lambda: weakref.ref(g).__callback__.__globals__ if weakref.ref(g).__callback__ else weakref.ref.__mro__,
    lambda: weakref.ref.__subclasses__,
    lambda: weakref.getweakrefs.__self__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(p.name, p.method())
print("LEAK" if leaks else "CONTAINED", *leaks)
