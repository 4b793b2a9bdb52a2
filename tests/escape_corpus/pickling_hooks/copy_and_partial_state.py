# attack: state setters of functools.partial, random.Random and exceptions with forged values
# allowed: random.Random().getstate and setstate of its own state
# expect: contained
# compat: contained

import functools
import random

leaks = []
for attempt in (lambda: functools.partial(len).__setstate__((5, (), {}, {})), lambda: functools.partial(len).__reduce__(), lambda: random.Random().setstate((3, (1,) * 3, None)), lambda: random.Random().setstate(5), lambda: random.Random().setstate((3, tuple([2 ** 70] * 625), None)), lambda: random.Random().setstate((99, (), None)),
                lambda: Exception("x").__setstate__({"args": 5}), lambda: ValueError().__reduce__()):
    try:
        found = attempt()
        if found != (ValueError, ()):  # what compat gives: a class and arguments that the script has
            leaks.append(found)
    except (AttributeError, TypeError, ValueError, OverflowError, IndexError):
        pass
r = random.Random(1)
state = r.getstate()
a = r.random()
r.setstate(state)
print(a == r.random())
print("LEAK" if leaks else "CONTAINED", *leaks)
