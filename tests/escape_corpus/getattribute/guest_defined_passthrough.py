# attack: a guest __getattribute__ that passes every name on, asked for blocked ones
# allowed: it works for ordinary names
# expect: contained
# compat: allowed

class Guest:
    def __init__(self):
        self.value = 1

    def __getattribute__(self, name):
        return super().__getattribute__(name)


leaks = []
for attempt in (lambda: Guest().__dict__, lambda: getattr(Guest(), "__dict__"), lambda: Guest().__reduce__):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest().value)
print("LEAK" if leaks else "CONTAINED", *leaks)
