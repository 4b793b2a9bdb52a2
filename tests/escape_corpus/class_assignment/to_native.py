# attack: assign __class__ to a builtin type, a function, a module, or a class of another layout
# allowed: assigning __class__ between two plain guest classes
# expect: contained
# compat: contained

import math


class A:
    pass


class B:
    pass


class Slotted:
    __slots__ = ("x",)


def function():
    pass


leaks = []


def assign(value, kind):
    try:
        value.__class__ = kind
        leaks.append((type(value), kind))
    except (TypeError, AttributeError):
        pass


for value, kind in ((A(), int), (A(), dict), (A(), type), (A(), type(function)), (A(), type(math)), (A(), Slotted), (Slotted(), A), (5, A), ("s", A), ([], A), (function, A),
                    (len, A), (A, type(len)), (Exception("x"), A), (A(), Exception), (iter([]), A), (A(), 5), (A(), None), (True, int), (type, A)):
    assign(value, kind)
thing = A()
thing.__class__ = B
print(type(thing).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
