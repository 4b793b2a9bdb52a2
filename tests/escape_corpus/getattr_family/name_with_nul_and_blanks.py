# attack: blocked names with NUL, blanks, zero-width and directional characters round them
# allowed: such a name is simply missing, and can be set on an instance
# expect: contained
# compat: contained

class Guest:
    pass


leaks = []
for attempt in (
    lambda: getattr(Guest, "__mro__\0"),
    lambda: getattr(Guest, "\0__mro__"),
    lambda: getattr(Guest, " __mro__"),
    lambda: getattr(Guest, "__mro__\u200b"),
    lambda: getattr(Guest, "\u202e__orm__"),
    lambda: getattr(Guest, "__mro__\n"),
    lambda: getattr(Guest, "__m\u00adro__"),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
g = Guest()
setattr(g, "odd name", 1)
print(getattr(g, "odd name"))
print("LEAK" if leaks else "CONTAINED", *leaks)
