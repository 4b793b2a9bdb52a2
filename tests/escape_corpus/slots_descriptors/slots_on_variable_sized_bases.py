# attack: slots added to int, tuple, bytes, str and type, whose instances have no room for them
# allowed: slots on list, dict and set
# expect: contained
# compat: contained

leaks = []
for base, argument in ((int, 5), (tuple, (1, 2)), (bytes, b"ab"), (str, "ab"), (float, 1.5), (list, [1]), (dict, {1: 2}), (set, {1}), (bytearray, b"x"), (complex, 1j), (frozenset, [1])):
    try:
        made = type("Made", (base,), {"__slots__": ("one", "two")})
    except TypeError:
        continue
    thing = made(argument)
    before = repr(thing)
    try:
        thing.one, thing.two = "x", "y"
        if (thing.one, thing.two) != ("x", "y") or repr(thing) != before:
            leaks.append((base.__name__, "overlap"))
        del thing.one
        thing.one
        leaks.append((base.__name__, "deleted"))
    except AttributeError:
        pass
    try:
        made.one.__get__(base(argument))
        leaks.append((base.__name__, "read of the base"))
    except TypeError:
        pass
for empty in (int, tuple, str, bytes):
    print(type("Empty", (empty,), {"__slots__": ()})() == empty(), end=" ")
print()
print("LEAK" if leaks else "CONTAINED", *leaks)
