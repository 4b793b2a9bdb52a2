# attack: type() with a namespace that plants blocked names as class attributes and reads them back
# allowed: type() with ordinary names, and with protocol methods
# expect: contained
# compat: allowed

leaks = []
Made = type("Made", (), {"__dict__": "planted", "__mro__": "planted", "__globals__": "planted", "value": 1, "__call__": lambda self: "called"})
for name in ("__dict__", "__mro__", "__globals__", "__call__"):
    for start in (Made, Made()):
        try:
            leaks.append(getattr(start, name))
        except AttributeError:
            pass
print(Made.value, Made()())
print("LEAK" if leaks else "CONTAINED", *leaks)
