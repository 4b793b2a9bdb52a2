# attack: the descriptors of type and object that would hand out blocked names: found in a class's namespace and called by hand
# allowed: descriptors a guest defines
# expect: contained
# compat: allowed

leaks = []
for attempt in (lambda: type.__dict__["__mro__"].__get__(int), lambda: vars(type)["__mro__"].__get__(int), lambda: vars(type)["__subclasses__"](object), lambda: vars(object)["__reduce_ex__"](5, 2),
                lambda: vars(type)["__bases__"].__get__(bool), lambda: vars(type)["__dict__"].__get__(int), lambda: [v for k, v in vars(type).items() if k == "__base__"][0].__get__(bool), lambda: vars(type(lambda: 0))["__globals__"].__get__(lambda: 0)):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, KeyError, IndexError):
        pass


class Guest:
    @property
    def fine(self):
        return 1


print(Guest.fine.__get__(Guest()))
print("LEAK" if leaks else "CONTAINED", *leaks)
