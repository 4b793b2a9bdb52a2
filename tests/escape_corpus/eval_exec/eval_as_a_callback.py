# attack: hand eval and exec to natives as callbacks: map, sorted, re.sub, defaultdict, partial, property, reduce, __getattr__
# allowed: map(eval, ...) with ordinary sources
# expect: contained
# compat: contained

import collections
import functools
import re

leaks = []
bad = "(lambda: 0).__globals__"


class Slots:
    evaluated = property(eval)
    __getattr__ = staticmethod(lambda name: eval(name))


def attempt_all():
    local_secret = 1
    yield lambda: list(map(eval, [bad]))
    yield lambda: sorted([bad, bad], key=eval)
    yield lambda: re.sub(".+", lambda found: str(eval(found[0])), bad)
    yield lambda: functools.partial(eval, bad)()
    yield lambda: functools.reduce(eval, [bad, {}])
    yield lambda: functools.partial(exec, "found = " + bad)({})
    yield lambda: collections.defaultdict(functools.partial(eval, bad))[1]
    yield lambda: Slots().evaluated
    yield lambda: getattr(Slots(), "open")
    yield lambda: max([bad], key=eval)
    yield lambda: list(filter(eval, [bad]))
    yield lambda: next(iter(functools.partial(eval, bad), 5))
    yield lambda: "{0.open}".format(Slots())
    yield lambda: list(map(eval, ["local_secret"]))
    yield lambda: functools.lru_cache(eval)(bad)
    yield lambda: min(*[bad] * 2, key=eval)


for attempt in attempt_all():
    try:
        leaks.append(attempt())
    except (AttributeError, NameError, TypeError):
        pass
assert list(map(eval, ["1 + 1", "'a' * 2"])) == [2, "aa"]
print("LEAK" if leaks else "CONTAINED", *leaks)
