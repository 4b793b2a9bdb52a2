# attack: a guest data descriptor named like a blocked attribute, set on a class, its instances and a metaclass
# allowed: a guest descriptor with an ordinary name
# expect: contained
# compat: allowed

seen = []


class Spy:
    def __get__(self, instance, owner=None):
        seen.append("get")
        return "spied"

    def __set__(self, instance, value):
        seen.append("set")

    def __delete__(self, instance):
        seen.append("delete")

    def __set_name__(self, owner, name):
        self.name = name


names = ("__dict__", "__mro__", "__bases__", "__globals__", "__code__", "__closure__", "__self__", "__subclasses__", "__builtins__", "gi_frame", "tb_frame", "f_back", "__reduce__")
leaks = []
Meta = type("Meta", (type,), {name: Spy() for name in names if name not in ("__dict__", "__mro__", "__bases__")})
Made = Meta("Made", (), {name: Spy() for name in names})
thing = Made()
for target in (Made, thing):
    for name in names:
        for attempt in (lambda: getattr(target, name), lambda: setattr(target, name, 1), lambda: delattr(target, name), lambda: hasattr(target, name), lambda: getattr(target, name, 0)):
            try:
                leaks.append((name, attempt()))
            except (AttributeError, TypeError):  # bases may be assigned under compat, but not a number
                pass
if seen:
    leaks.append(seen)
Made.plain = Spy()
print(thing.plain, seen)
print("LEAK" if leaks else "CONTAINED", *leaks)
