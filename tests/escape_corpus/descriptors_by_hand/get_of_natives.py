# attack: __get__ of native methods called by hand with strange instances
# allowed: __get__ of one's own functions
# expect: contained
# compat: allowed

class Guest:
    def method(self):
        return "method"


leaks = []
for attempt in (
    lambda: list.append.__get__(1, int),
    lambda: str.upper.__get__(5),
    lambda: dict.get.__get__([], list),
    lambda: int.__add__.__get__("text"),
    lambda: type.__dict__,
    lambda: property().__get__(Guest()),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
print(Guest.method.__get__(Guest(), Guest)())
print("LEAK" if leaks else "CONTAINED", *leaks)
