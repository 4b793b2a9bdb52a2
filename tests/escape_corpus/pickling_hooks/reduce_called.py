# attack: __reduce__, __reduce_ex__, __getstate__, __setstate__ and __getnewargs__ taken or called, on builtins and guests
# allowed: defining them
# expect: contained
# compat: allowed

class Guest:
    def __reduce__(self):
        return (eval, ("1",))

    def __getstate__(self):
        return {"x": 1}

    def __setstate__(self, state):
        self.state = state


leaks = []
for start in (Guest(), [], {}, 5, "s", Exception("x"), range(3), len, object(), iter([])):
    for name in ("__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__", "__copyreg__"):
        try:
            leaks.append((name, getattr(start, name)))
        except AttributeError:
            pass
print(type(Guest()).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
