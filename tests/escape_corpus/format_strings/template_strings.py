# attack: template strings and their interpolations as a way to attributes
# allowed: reading strings and values
# expect: contained
# compat: allowed

class Guest:
    name = "n"
g = Guest()
t = t"{g.name!r:>5} and {g}"

leaks = []
for attempt in (
    lambda: t"{g.__dict__}",
    lambda: t"{Guest.__mro__}",
    lambda: t.__dict__,
    lambda: t.interpolations[0].__dict__,
    lambda: t.interpolations[0].__class__.__mro__,
    lambda: type(t).__subclasses__(),
    lambda: type(t)(5),
    lambda: t + "text",
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(t.strings, t.interpolations[0].expression, t.interpolations[0].conversion)
print("LEAK" if leaks else "CONTAINED", *leaks)
