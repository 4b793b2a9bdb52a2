# attack: call __exit__ of contextlib's managers and ExitStack by hand with forged types, errors and tracebacks
# allowed: __exit__(None, None, None)
# expect: contained
# compat: contained

import contextlib

leaks = []


@contextlib.contextmanager
def managed():
    yield 5


class Odd(Exception):
    __traceback__ = property(lambda self: leaks)


for make in (managed, contextlib.ExitStack, lambda: contextlib.suppress(ValueError), lambda: contextlib.nullcontext(5), lambda: contextlib.closing(managed())):
    for arguments in ((5, 5, 5), (ValueError, 5, None), (ValueError, ValueError("x"), 5), (int, ValueError("x"), None), ("a", "b", "c"), (Odd, Odd(), None), (None, ValueError("x"), None), (), (1,), (ValueError, None, None)):
        manager = make()
        try:
            manager.__enter__()
            found = manager.__exit__(*arguments)
            if found not in (True, False, None):
                leaks.append(found)
        except (TypeError, AttributeError, ValueError, Odd, RuntimeError, IndexError):
            pass
manager = managed()
assert manager.__enter__() == 5 and not manager.__exit__(None, None, None)
print("LEAK" if leaks else "CONTAINED", *leaks)
