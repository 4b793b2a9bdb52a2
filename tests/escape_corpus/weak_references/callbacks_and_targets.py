# attack: weak references to things that take none, and callbacks that are no callables
# allowed: weak references to guest instances, functions and classes
# expect: contained
# compat: contained

import weakref
class Guest:
    pass


leaks = []
for attempt in (
    lambda: weakref.ref(5),
    lambda: weakref.ref("text"),
    lambda: weakref.ref([]),
    lambda: weakref.ref(()),
    lambda: weakref.ref(None),
    lambda: weakref.ref(Guest())(1, 2),
    lambda: weakref.ref(),
    lambda: weakref.proxy(5),
    lambda: weakref.WeakKeyDictionary({5: 1}),
):
    try:
        leaks.append(attempt())
    except TypeError:
        pass
g = Guest()
r = weakref.ref(g)
print(r() is g)
print("LEAK" if leaks else "CONTAINED", *leaks)
