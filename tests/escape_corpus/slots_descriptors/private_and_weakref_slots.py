# attack: mangled names, __weakref__ and __dict__ twice, and slots that hide a method of a base
# allowed: private slots, and __weakref__ for a weak reference
# expect: contained
# compat: contained

import weakref

leaks = []


class Private:
    __slots__ = ("__secret", "__weakref__")

    def __init__(self):
        self.__secret = 7

    def tell(self):
        return self.__secret


p = Private()
reference = weakref.ref(p)
print(p.tell(), reference() is p, p._Private__secret)
for space in ({"__slots__": ("__weakref__", "__weakref__")}, {"__slots__": ("__dict__", "__dict__")}):
    try:
        leaks.append(type("Twice", (), space))
    except (TypeError, AttributeError):
        pass
try:
    leaks.append(type("Again", (Private,), {"__slots__": ("__weakref__",)}))
except TypeError:
    pass
Bare = type("Bare", (), {"__slots__": ()})
try:
    leaks.append(weakref.ref(Bare()))
except TypeError:
    pass
Hides = type("Hides", (Private,), {"__slots__": ("tell",)})
hidden = Hides()
try:
    leaks.append(hidden.tell)
except AttributeError:
    pass
hidden.tell = 5
print(hidden.tell, Private.tell(hidden))
del p
print(reference() is None)
print("LEAK" if leaks else "CONTAINED", *leaks)
