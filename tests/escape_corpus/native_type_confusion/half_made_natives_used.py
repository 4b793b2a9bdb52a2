# attack: natives that __new__ made and __init__ never filled, used through all their methods
# allowed: the same after __init__
# expect: contained
# compat: contained

import collections
import functools
import itertools

leaks = []
made = []
for kind in (list, dict, set, bytearray, property, staticmethod, classmethod, super, Exception, OSError, UnicodeDecodeError, UnicodeEncodeError, StopIteration, ImportError, SyntaxError, KeyError, SystemExit, BaseException, collections.deque, collections.OrderedDict, collections.defaultdict, collections.Counter, functools.partial, functools.cached_property, map, zip, filter, enumerate, reversed, memoryview, range, slice, type((lambda: 0)), type(x for x in ""), type(len), type([].append)):
    try:
        made.append(kind.__new__(kind))
    except (TypeError, ValueError, RuntimeError):
        pass
for thing in made:
    for use in (repr, str, len, list, hash, bool, next, iter, lambda t: t(), lambda t: t[0], lambda t: t == t, lambda t: t < t, lambda t: t.args, lambda t: t.start, lambda t: t.object, lambda t: t.fget, lambda t: t.__get__(1, int), lambda t: t.append(1), lambda t: t.update({}), lambda t: t.func, lambda t: t.missing, lambda t: setattr(t, "args", 5), lambda t: t.with_traceback(None), lambda t: t.add_note("n"), lambda t: dir(t) and None):
        try:
            use(thing)
        except (TypeError, AttributeError, IndexError, KeyError, StopIteration, ValueError, RuntimeError):
            pass
print(len(made) > 10, property(len).fget is len)
print("LEAK" if leaks else "CONTAINED", *leaks)
