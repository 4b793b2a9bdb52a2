# attack: getattr with a default tells whether the attribute exists
# allowed: getattr with a default for ordinary names
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
for name in ("__dict__", "__mro__", "__bases__", "__subclasses__", "__base__", "__globals__", "__self__", "__reduce__", "gi_frame", "f_globals"):
    for start in (Guest, Guest(), len, 5, getattr):
        try:
            leaks.append(getattr(start, name, "default"))
        except AttributeError as error:
            if "is blocked in this environment" not in str(error):
                leaks.append(str(error))
print(getattr(Guest(), "absent", "default"))
print("LEAK" if leaks else "CONTAINED", *leaks)
