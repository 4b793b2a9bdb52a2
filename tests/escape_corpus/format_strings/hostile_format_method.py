# attack: __format__, __str__ and __getitem__ of a guest object called by format reach further into the template
# allowed: a guest __format__
# expect: contained
# compat: allowed

class Sneak:
    def __format__(self, spec):
        return "{0.__class__.__mro__}"

    def __getitem__(self, key):
        return Sneak

    def __str__(self):
        return "{0.__dict__}"


leaks = []
for attempt in (lambda: "{}".format(Sneak()).format(Sneak()), lambda: "{0[__mro__].__mro__}".format(Sneak()), lambda: str(Sneak()).format(Sneak()),
                lambda: format(Sneak()).format(1)):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print("{}".format(Sneak()))
print("LEAK" if leaks else "CONTAINED", *leaks)
