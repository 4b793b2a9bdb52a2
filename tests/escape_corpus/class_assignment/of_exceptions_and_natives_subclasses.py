# attack: give an instance of a subclass of one native the class of another, or of the native itself
# allowed: between two guest subclasses of the same native
# expect: contained
# compat: contained

kinds = (int, str, list, dict, tuple, set, bytes, bytearray, float, Exception, OSError, KeyError, property, frozenset)
ones = [type("One" + kind.__name__, (kind,), {}) for kind in kinds]
twos = [type("Two" + kind.__name__, (kind,), {}) for kind in kinds]
leaks = []
for i, one in enumerate(ones):
    for j, two in enumerate(twos):
        thing = one()
        for target in (two, kinds[j]):
            if i == j and target is two:
                continue
            both_errors = issubclass(one, Exception) and issubclass(target, Exception)
            try:
                thing.__class__ = target
                if not both_errors:
                    leaks.append((one.__name__, target.__name__))
            except TypeError:
                pass
for kind, one, two in zip(kinds, ones, twos):
    thing = one()
    try:
        thing.__class__ = two
        assert type(thing) is two
        repr(thing)
    except TypeError:
        leaks.append(("refused", kind.__name__))
print(len(kinds))
print("LEAK" if leaks else "CONTAINED", *leaks)
