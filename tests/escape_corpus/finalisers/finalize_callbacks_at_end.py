# attack: weakref.finalize callbacks that run at the end, look for names and modules there, and register more of themselves
# allowed: weakref.finalize called by hand
# expect: contained
# compat: contained

import weakref

leaks = []


class Guest:
    pass


def late():
    try:
        leaks.append(open)
        print("LEAK open")
    except NameError:
        pass
    try:
        import os
        print("LEAK os")
    except ImportError:
        pass
    weakref.finalize(keep, late)


keep = Guest()
finaliser = weakref.finalize(keep, late)
for name in ("__globals__", "__builtins__", "gi_frame"):
    try:
        leaks.append(getattr(finaliser, name))
    except AttributeError:
        pass
    try:
        leaks.append(getattr(finaliser.peek()[1], name))
    except AttributeError:
        pass
called = []
by_hand = weakref.finalize(keep, called.append, 5)
assert by_hand.alive
by_hand()
by_hand()
assert called == [5] and not by_hand.alive
print("LEAK" if leaks else "CONTAINED", *leaks)
