# attack: __format__ that returns no text, raises, or receives a blocked template
# allowed: __format__ that returns text
# expect: contained
# compat: allowed

class Bad:
    def __format__(self, spec):
        return 5
class Deep:
    def __format__(self, spec):
        return spec.format(self)


leaks = []
for attempt in (
    lambda: f"{Bad()}",
    lambda: "{}".format(Bad()),
    lambda: format(Bad(), "x"),
    lambda: "{0:{{0.__class__.__mro__}}}".format(Deep()),
    lambda: format(Deep(), "{0.__dict__}"),
    lambda: format(1, "9" * 50),
    lambda: format(1.0, ".99999999999f"),
):
    try:
        leaks.append(attempt())
    except (TypeError, ValueError, AttributeError, MemoryError):
        pass
print(format(Deep(), "plain"))
print("LEAK" if leaks else "CONTAINED", *leaks)
