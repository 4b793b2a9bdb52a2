# attack: delattr takes blocked names away
# allowed: delattr of an ordinary name
# expect: contained
# compat: allowed

class Guest:
    plain = 1
    def __getattr__(self, name):
        return 0
def function():
    pass


leaks = []
for attempt in (
    lambda: delattr(Guest, "__mro__"),
    lambda: delattr(Guest, "__dict__"),
    lambda: delattr(Guest, "__getattr__"),
    lambda: delattr(function, "__code__"),
    lambda: delattr(Guest(), "__dict__"),
    lambda: delattr(int, "__base__"),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
delattr(Guest, "plain")
print("plain" in dir(Guest))
print("LEAK" if leaks else "CONTAINED", *leaks)
