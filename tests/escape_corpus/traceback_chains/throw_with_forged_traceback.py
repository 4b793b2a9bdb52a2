# attack: throw() into generators and coroutines with forged types, values and tracebacks
# allowed: throw of an exception
# expect: contained
# compat: contained

leaks = []


def generator():
    while True:
        try:
            yield 1
        except ValueError as error:
            yield error.__traceback__


class Stranger(Exception):
    def __new__(cls, *arguments):
        return 5


for arguments in ((5,), ("text",), (int,), (ValueError, "x", 5), (ValueError, ValueError("x"), "trace"), (ValueError("x"), 5), (ValueError("x"), None, 5), (Stranger,), (Stranger, "x"), (object(),), (), (ValueError, "x", None, None), (type,), (BaseException.__class__,)):
    running = generator()
    next(running)
    try:
        leaks.append((arguments, running.throw(*arguments)))
    except TypeError:
        pass
running = generator()
next(running)
trace = running.throw(ValueError("x"))
for name in ("tb_frame", "tb_next"):
    try:
        leaks.append(getattr(trace, name))
    except AttributeError:
        pass
assert trace.tb_lineno > 0 and next(running) == 1
print("LEAK" if leaks else "CONTAINED", *leaks)
