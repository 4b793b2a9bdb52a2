# attack: object's own hooks kept as values, wrapped in staticmethod, classmethod, partial, map and property, with blocked names
# allowed: object.__getattribute__ kept as a value, with an ordinary name
# expect: contained
# compat: allowed

import functools
import itertools


class Guest:
    value = 1


leaks = []
read = object.__getattribute__


class Wrapped:
    static = staticmethod(read)
    made = classmethod(lambda cls, name: read(cls, name))
    prop = property(lambda self: read(self, "__dict__"))
    partial = functools.partialmethod(read, "__dict__")


for name in ("__dict__", "__reduce__", "__reduce_ex__", "__getstate__", "__self__", "__globals__", "__code__"):
    for attempt in (
        lambda: read(Guest(), name),
        lambda: Wrapped.static(Guest(), name),
        lambda: Wrapped().made(name),
        lambda: Wrapped().prop,
        lambda: Wrapped().partial(),
        lambda: functools.partial(read, Guest(), name)(),
        lambda: list(map(read, [Guest()], [name])),
        lambda: list(itertools.starmap(read, [(Guest(), name)])),
        lambda: functools.reduce(read, [name], Guest()),
        lambda: max([name], key=lambda n: read(Guest(), n)) and read(Guest(), name),
        lambda: sorted([name], key=functools.partial(read, Guest())),
        lambda: list(filter(functools.partial(read, Guest()), [name])),
    ):
        try:
            leaks.append((name, attempt()))
        except AttributeError:
            pass
print(read(Guest(), "value"), Wrapped.static(Guest(), "value"))
print("LEAK" if leaks else "CONTAINED", *leaks)
