# attack: method descriptors of natives called on every other native, with and without arguments
# allowed: the descriptor on its own type
# expect: contained
# compat: contained

import collections
import itertools
import re

values = (None, True, 5, 2.5, 1j, "s", b"b", bytearray(b"a"), [1], (1,), {1: 2}, {1}, frozenset([1]), range(3), slice(1), memoryview(b"m"), len, (lambda: 0), type, int, object(), iter([1]), (x for x in "a"), ValueError(1), collections.deque([1]), itertools.count(), re.compile("a"), re.match("a", "a"), property(), staticmethod(len), super, ...)
leaks = []
for kind, names in (
    (list, ("append", "extend", "pop", "sort", "insert", "__getitem__", "__setitem__", "__iter__", "clear", "copy")),
    (dict, ("get", "keys", "items", "pop", "update", "setdefault", "__getitem__", "popitem")),
    (set, ("add", "pop", "union", "discard", "remove", "clear")),
    (bytearray, ("append", "extend", "pop", "clear", "insert", "__setitem__")),
    (memoryview, ("tobytes", "cast", "release", "tolist")),
    (tuple, ("index", "count", "__getitem__", "__len__")),
    (str, ("join", "split", "upper", "encode", "__getitem__")),
    (int, ("bit_length", "to_bytes", "__add__", "__index__")),
    (float, ("hex", "is_integer", "__float__")),
    (collections.deque, ("append", "popleft", "rotate", "extend")),
    (type(re.compile("")), ("match", "sub", "split")),
    (type(x for x in ""), ("send", "close", "throw", "__next__")),
):
    for name in names:
        method = getattr(kind, name)
        for value in values:
            if isinstance(value, kind):
                continue
            for arguments in ((), (1,), (value, value)):
                try:
                    method(value, *arguments)
                    leaks.append((kind.__name__, name, type(value).__name__))
                except TypeError:
                    pass
print(list.pop([1]), dict.get({1: 2}, 1), str.upper("a"), int.bit_length(True))
print("LEAK" if leaks else "CONTAINED", *leaks)
