# attack: register classes with abstract classes in rings, with lying hooks, and change the answer after it was cached
# allowed: register, isinstance
# expect: contained
# compat: contained

import abc
import collections.abc

leaks = []


class First(abc.ABC):
    pass


class Second(abc.ABC):
    pass


class Hooked(abc.ABC):
    answer = True

    @classmethod
    def __subclasshook__(cls, other):
        return cls.answer


First.register(Second)
for attempt in (lambda: Second.register(First), lambda: First.register(First), lambda: First.register(5), lambda: First.register(), lambda: abc.ABCMeta.register(5, int), lambda: issubclass(5, First), lambda: abc.get_cache_token.__globals__, lambda: First._abc_registry, lambda: First._abc_impl._abc_registry, lambda: vars(First._abc_impl), lambda: First._abc_impl[0], lambda: list(First._abc_impl), lambda: First._abc_impl(), lambda: type(First._abc_impl)(), lambda: First._dump_registry(), lambda: abc._get_dump(First), lambda: First.__subclasses__(), lambda: collections.abc.Sized.__subclasses__()):
    try:
        found = attempt()
        if found not in (None, First, Second):
            leaks.append(found)
    except (RuntimeError, TypeError, AttributeError, RecursionError):
        pass
assert not isinstance(5, First)
First.register(int)
assert isinstance(5, First) and isinstance(True, First)
for answer in (5, None, "text", NotImplemented, True, False):
    Hooked.answer = answer
    try:
        issubclass(type("Fresh", (), {}), Hooked)
    except (AssertionError, TypeError):
        pass
assert isinstance([], collections.abc.Sized)
print("LEAK" if leaks else "CONTAINED", *leaks)
