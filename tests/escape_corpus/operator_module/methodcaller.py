# attack: operator.methodcaller with blocked names
# allowed: methodcaller with ordinary names
# expect: contained
# compat: allowed

from operator import methodcaller


class Guest:
    pass


leaks = []
for name, arguments in (("__subclasses__", ()), ("__reduce__", ()), ("__reduce_ex__", (2,)), ("__getattribute__", ("__dict__",)), ("__setattr__", ("__class__", 5)), ("__call__", ()), ("__getstate__", ()), ("__dir__", ())):
    for start in (Guest, Guest(), object):
        try:
            result = methodcaller(name, *arguments)(start)
            if name != "__dir__":
                leaks.append((name, result))
        except (AttributeError, TypeError):
            pass
print(methodcaller("upper")("ok"))
print("LEAK" if leaks else "CONTAINED", *leaks)
