# attack: format fields that build the blocked name in a nested field or an index
# allowed: nested width and precision
# expect: contained
# compat: allowed

class Guest:
    name = "n"
g = Guest()

leaks = []
for attempt in (
    lambda: "{0.{1}}".format(g, "__dict__"),
    lambda: "{0.__cl{1}ass__}".format(g, ""),
    lambda: "{0[__class__]}".format(g),
    lambda: "{x.__class__.__init__.__globals__}".format(x=g),
    lambda: "{0.name.__class__.__mro__}".format(g),
    lambda: "{:{0.__dict__}}".format(g),
    lambda: "{0!r:{0.__class__.__base__}}".format(g),
    lambda: "{.__dict__}".format(g),
    lambda: "{0.__dict__!s}".format(g),
):
    try:
        leaks.append(attempt())
    except (AttributeError, KeyError, ValueError, TypeError):
        pass
print("{0.name:>{1}}".format(g, 5))
print("LEAK" if leaks else "CONTAINED", *leaks)
