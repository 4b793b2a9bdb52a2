# What builtins say of a wrong number of arguments.


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


for function in (abs, all, any, ascii, bin, callable, chr, delattr, divmod, format, getattr, hasattr, hash, hex, id, isinstance, issubclass, iter, len, max, min, next, oct, ord, pow, repr, round, setattr, sorted, sum):
    fails(function)
    fails(function, 1, 2, 3, 4, 5)
for kind in (bool, bytearray, bytes, classmethod, complex, dict, enumerate, filter, float, frozenset, int, list, map, object, property, range, reversed, set, slice, staticmethod, str, tuple, zip):
    fails(kind, 1, 2, 3, 4, 5, 6, 7)
for kind in (classmethod, enumerate, filter, map, range, reversed, slice, staticmethod):
    fails(kind)
for method in ("a".upper, "a".find, "a".replace, "a".split, "a".join, "a".center, "a".startswith, "a".strip, "a".partition, "a".zfill, "a".encode, "a".format_map, "a".expandtabs, "a".splitlines, [].append, [].extend, [].insert, [].pop, [].remove, [].index, [].count, [].reverse, [].clear, {}.get, {}.pop, {}.popitem, {}.setdefault, {}.update, {}.keys, dict.fromkeys, set().add, set().remove, set().pop, set().union, ().index, ().count, b"".hex, b"".decode, b"".find, bytearray().append, bytearray().pop, (1).bit_length, (1.5).hex, float.fromhex, (1.5).is_integer, 1j.conjugate, range(1).index, slice(1).indices):
    fails(method)
    fails(method, 1, 2, 3, 4, 5)
