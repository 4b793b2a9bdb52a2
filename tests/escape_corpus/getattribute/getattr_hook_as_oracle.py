# attack: __getattr__ must not be offered blocked names as if they were missing
# allowed: __getattr__ for missing ordinary names
# expect: contained
# compat: allowed

asked = []


class Guest:
    def __getattr__(self, name):
        asked.append(name)
        return "hook"


leaks = []
for attempt in (lambda: Guest().__dict__, lambda: Guest().__globals__, lambda: Guest().__self__, lambda: getattr(Guest(), "gi_frame", 0)):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest().missing, [name for name in asked if name != "missing"])
print("LEAK" if leaks else "CONTAINED", *leaks)
