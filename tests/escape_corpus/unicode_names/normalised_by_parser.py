# attack: identifiers that normalise to blocked names, in every place that takes an identifier
# allowed: identifiers that normalise to ordinary names
# expect: contained
# compat: allowed

class Guest:
    plain = 1
g = Guest()
def run(text):
    names = {"g": g, "Guest": Guest}
    exec(text, names)
    return names.get("found", "nothing refused")


leaks = []
for attempt in (
    lambda: run("found = Guest.__ｍro__"),
    lambda: run("found = Guest.__mｒo__"),
    lambda: run("found = g.__ｄict__"),
    lambda: run("g.__ｄict__ = {}"),
    lambda: run("del g.__ｄict__"),
    lambda: run("match g:\n case Guest(__ｄict__=found): pass"),
    lambda: run("found = f'{g.__ｄict__}'"),
    lambda: run("found = (lambda: 0).__ｇlobals__"),
    lambda: run("from math import __ｌoader__ as found"),
    lambda: run("found = Guest.__ｂases__[0]"),
):
    try:
        leaks.append(attempt())
    except (AttributeError, NameError, SyntaxError):
        pass
print(run("found = g.ｐlain"))
print("LEAK" if leaks else "CONTAINED", *leaks)
