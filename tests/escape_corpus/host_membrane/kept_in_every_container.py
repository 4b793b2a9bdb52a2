# attack: keep a session of one run for the next in containers, closures, defaults, classes, partials, caches and bound methods
# allowed: the numbers that were read while it lived
# expect: contained
# compat: contained
# host: membrane
import collections
import functools
import operator

one = session()


class Holder:
    kept = one

    def __init__(self):
        self.slot = one

    @property
    def through(self):
        return self.slot.number


def closure(value=one):
    return value.number


def nested():
    inner = one
    return lambda: inner.query()


holder, number_then = Holder(), one.number
cached = functools.lru_cache(lambda: one)
cached()
ways = [lambda: one.number, lambda: Holder.kept.number, lambda: holder.through, closure, nested(), one.query, functools.partial(one.query),
        lambda: cached().number, lambda: collections.deque([one])[0].query(), lambda: {one: 1} and [*{one}][0].number,
        functools.partial(operator.attrgetter("number"), one), functools.partial(operator.methodcaller("query"), one),
        lambda: "{0.number}".format(one), lambda: getattr(one, "number", None), lambda: hasattr(one, "number") or 1 // 0,
        lambda: apply(one.query), lambda: type(one)().number]
first = [way() for way in ways[:-1]]
second_run = """
leaks = []
for way in ways:
    try:
        leaks.append(way())
    except (ReferenceError, AttributeError, TypeError, RuntimeError, ZeroDivisionError):
        pass
if number_then != 1 or session().number != 2:
    leaks.append("what was read, or a new one")
print("LEAK" if leaks else "CONTAINED", *leaks)
"""
print("CONTAINED")
