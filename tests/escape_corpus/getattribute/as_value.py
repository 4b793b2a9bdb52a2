# attack: take __getattribute__ as a value and use it bound, rebound and through partial
# allowed: the same wrapper with ordinary names
# expect: contained
# compat: allowed

from functools import partial


class Guest:
    value = 5


def function():
    pass


leaks = []
wrapper = object.__getattribute__
bound = function.__getattribute__
for attempt in (lambda: wrapper(function, "__globals__"), lambda: bound("__globals__"), lambda: partial(wrapper, function)("__code__"),
                lambda: list(map(bound, ["__closure__"])), lambda: type.__getattribute__(Guest, "__mro__"), lambda: type.__getattribute__(Guest, "__subclasses__"),
                lambda: wrapper.__get__(function)("__globals__"), lambda: Guest.__getattribute__(Guest(), "__dict__"),
                lambda: super(Guest, Guest()).__getattribute__("__dict__"), lambda: wrapper(wrapper, "__self__"), lambda: bound.__getattribute__("__self__")):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(wrapper(Guest(), "value"), type.__getattribute__(Guest, "value"))
print("LEAK" if leaks else "CONTAINED", *leaks)
