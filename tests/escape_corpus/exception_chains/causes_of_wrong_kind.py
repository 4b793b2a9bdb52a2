# attack: store into __cause__, __context__, __suppress_context__ and args what is no exception
# allowed: None and exceptions, any iterable for args
# expect: contained
# compat: contained

leaks = []
error = ValueError("x")


class Fake:
    __class__ = ValueError


for value in (5, "text", object(), [ValueError()], ValueError, Fake(), len, lambda: 0, BaseException):
    for name in ("__cause__", "__context__"):
        try:
            setattr(error, name, value)
            if getattr(error, name) is value:
                leaks.append((name, value))
        except TypeError:
            pass
for attempt in (lambda: setattr(error, "args", 5), lambda: setattr(error, "args", None), lambda: delattr(error, "args"), lambda: delattr(error, "__cause__"), lambda: delattr(error, "__context__"), lambda: delattr(error, "__traceback__")):
    try:
        attempt()
        leaks.append("went through")
    except TypeError:
        pass
error.__cause__ = KeyError("fine")
error.__context__ = None
error.args = iter("ab")
assert error.args == ("a", "b") and error.__suppress_context__
print("LEAK" if leaks else "CONTAINED", *leaks)
