# attack: names that are blocked, asked of instances of a class derived from super, which answers for another object
# allowed: what super() itself gives
# expect: contained
# compat: contained
leaks = []
REFUSED = "is blocked in this environment"


def refused(function):
    try:
        leaks.append(function())
    except AttributeError as error:
        if REFUSED not in str(error):
            leaks.append(str(error))


class proxy(super):
    pass


class hooked(super):
    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return super().__getattribute__(name)


class Base:
    def method(self):
        return "method"


class Derived(Base):
    pass


def function():
    yield


names = ("__globals__", "__subclasses__", "__builtins__", "f_back", "gi_frame", "gi_code", "__import__", "__loader__")
for kind in (proxy, hooked, super):
    for start, thing in ((Derived, Derived()), (Derived, Derived), (type, Derived), (type(function()), function())):
        asked = kind(start, thing)
        for name in names:
            refused(lambda: getattr(asked, name))
            if asked.__self_class__ is not thing:
                refused(lambda: asked.__getattribute__(name))
            refused(lambda: object.__getattribute__(asked, name))
            refused(lambda: ("{0.%s}" % name).format(asked))
        refused(lambda: asked.__subclasses__)
        refused(lambda: asked.__globals__)
    bound = kind(Derived, Derived()).method
    refused(lambda: bound.__globals__)
    if bound() != "method":
        leaks.append("method")

# setting through it changes the proxy or nothing, never the object behind it
derived = Derived()
for kind in (proxy, hooked, super):
    try:
        kind(Derived, derived).planted = 1
    except AttributeError:
        pass
    if hasattr(derived, "planted") or hasattr(Base, "planted"):
        leaks.append(kind)
print("LEAK" if leaks else "CONTAINED", *leaks)
