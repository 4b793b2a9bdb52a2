# attack: ask natives of all kinds, their types and exceptions for the pickling hooks, with defaults, patterns, attrgetter and super
# allowed: copying them by copy
# expect: contained
# compat: allowed

import copy
import operator

leaks = []
names = ("__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__")


class Sub(list):
    def ask(self, name):
        return getattr(super(), name)

    def called(self):
        return super().__reduce_ex__(4)


def matched(value):
    match value:
        case object(__reduce_ex__=found):
            return found


for value in (5, "s", 1.5, [], {}, set(), (), b"", range(3), iter([]), reversed([]), enumerate([]), zip(), map(len, []), slice(1), ValueError("x"), OSError(1, "x"), int, type, object(), len, Ellipsis, complex(1), memoryview(b""), bytearray(), frozenset()):
    for name in names:
        for attempt in (lambda: getattr(value, name), lambda: getattr(value, name, None), lambda: operator.attrgetter(name)(value), lambda: ("{0.%s}" % name).format(value), lambda: operator.methodcaller(name, 4)(value), lambda: Sub().ask(name), lambda: object.__getattribute__(value, name), lambda: getattr(type(value), name)):
            try:
                leaks.append((name, attempt()))
            except AttributeError as refusal:
                if "is blocked in this environment" not in str(refusal):
                    leaks.append(("not refused", name))
            except TypeError:  # under compat: a hook that was called with an argument too many
                leaks.append((name, "TypeError"))
    try:
        leaks.append(matched(value))
    except AttributeError:
        pass
try:
    leaks.append(Sub().called())
except AttributeError:
    pass
assert copy.copy([1]) == [1] and copy.deepcopy({1: {2}}) == {1: {2}}
print("LEAK" if leaks else "CONTAINED", *leaks)
