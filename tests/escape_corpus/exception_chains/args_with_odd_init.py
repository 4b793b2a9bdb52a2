# attack: make exceptions past their constructors, call __init__ twice, with odd arguments, and use the natives' fields while they are unset
# allowed: OSError, UnicodeDecodeError and StopIteration with ordinary arguments
# expect: contained
# compat: contained

leaks = []
kinds = (OSError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, SyntaxError, ImportError, StopIteration, SystemExit, AttributeError, NameError, KeyError, ExceptionGroup, BaseExceptionGroup)
for kind in kinds:
    for arguments in ((), (5,), (1, 2), (None, None, None, None, None), ("utf-8", b"\xff", 10 ** 30, -10 ** 30, "x"), ("utf-8", b"\xff", -5, 100, "x"), ("utf-8", "text", 5, 1, "x"), ("m", (1, 2, 3, 4)), ("m", 5), ("m", ("f", 10 ** 30, -1, "t", 5, 6)), ("m", [ValueError()])):
        try:
            error = kind.__new__(kind, *arguments)
        except (TypeError, ValueError):
            continue
        for step in (lambda: str(error), lambda: repr(error), lambda: error.__init__(*arguments), lambda: error.__init__(*arguments), lambda: str(error), lambda: setattr(error, "start", 10 ** 6), lambda: setattr(error, "end", -5), lambda: setattr(error, "object", b""), lambda: setattr(error, "object", 5), lambda: setattr(error, "msg", 5), lambda: setattr(error, "args", ((),)), lambda: str(error), lambda: repr(error), lambda: delattr(error, "start"), lambda: delattr(error, "exceptions"), lambda: str(error)):
            try:
                step()
            except (TypeError, ValueError, AttributeError, OverflowError):
                pass
assert str(OSError(2, "gone", "file")) == "[Errno 2] gone: 'file'" and StopIteration(5).value == 5
print("LEAK" if leaks else "CONTAINED", *leaks)
