# attack: addresses of the host in repr, id, hash and error texts
# allowed: id that is stable and different for different objects
# expect: contained
# compat: contained

import math


class Guest:
    def method(self):
        pass


def function():
    yield


leaks = []
values = [object(), Guest, Guest(), function, function(), len, [].append, Guest().method, math, iter([]), lambda: 0, super(Guest, Guest()), property(), staticmethod(len), map(len, []), type(function), (x for x in ()), {}.keys(), range(1), Exception, print]
for value in values:
    if not 0 <= id(value) < 2 ** 48 or id(value) > 2 ** 40:
        leaks.append(("id", id(value)))
    text = repr(value)
    for part in text.replace(">", " ").split():
        if part.startswith("0x") and int(part, 16) > 2 ** 40:
            leaks.append(("repr", text))
    if isinstance(value, (Guest, type)) and abs(hash(value)) > 2 ** 62:
        leaks.append(("hash", hash(value)))
a, b = Guest(), Guest()
print(id(a) == id(a), id(a) != id(b))
print("LEAK" if leaks else "CONTAINED", *leaks)
