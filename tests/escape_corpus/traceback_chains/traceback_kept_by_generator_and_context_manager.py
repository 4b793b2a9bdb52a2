# attack: take the traceback where it is handed over: __exit__, throw(), contextlib, an exception group, and look into it there
# allowed: the three arguments of __exit__
# expect: contained
# compat: contained

import contextlib

leaks = []
seen = []


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        seen.append(trace)
        return True


with Manager():
    raise ValueError("1")


@contextlib.contextmanager
def managed():
    try:
        yield
    except ValueError as error:
        seen.append(error.__traceback__)


with managed():
    raise ValueError("2")


def generator():
    try:
        yield
    except ValueError as error:
        seen.append(error.__traceback__)
        yield


running = generator()
next(running)
running.throw(ValueError("3"))
try:
    raise ExceptionGroup("g", [ValueError("4")])
except* ValueError as group:
    seen.append(group.__traceback__)
assert len(seen) == 4
for trace in seen:
    for attempt in (lambda: trace.tb_frame, lambda: trace.tb_next, lambda: getattr(trace, "tb_" + "frame").f_locals, lambda: vars(trace)["tb_frame"]):
        try:
            leaks.append(attempt())
        except (AttributeError, TypeError, KeyError):
            pass
    assert not {"tb_frame", "tb_next"} & set(dir(trace))
print("LEAK" if leaks else "CONTAINED", *leaks)
