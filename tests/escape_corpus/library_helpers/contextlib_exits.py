# attack: make contextlib hand over the frames and the functions behind its managers: gen, func, exit callbacks, the exception's traceback
# allowed: ordinary managers
# expect: contained
# compat: contained
import contextlib
import sys

leaks = []


@contextlib.contextmanager
def managed():
    try:
        yield "value"
    except ValueError as error:
        leaks.extend(frame for frame in [getattr(error.__traceback__, "tb_lasti", None)] if not isinstance(frame, (int, type(None))))


manager, stack = managed(), contextlib.ExitStack()
for attempt in [lambda: manager.gen.gi_frame, lambda: manager.gen.gi_code, lambda: manager.func.__globals__, lambda: manager.__init__.__globals__,
                lambda: stack._exit_callbacks[0][1].__globals__, lambda: contextlib.os, lambda: contextlib.sys.modules["os"], lambda: contextlib._os,
                lambda: contextlib.chdir("/"), lambda: contextlib.redirect_stdin(None), lambda: managed.__wrapped__.__globals__,
                lambda: contextlib.redirect_stdout.__subclasses__(), lambda: sys.exc_info()[2].tb_frame, lambda: stack.push.__func__.__globals__,
                lambda: contextlib.suppress.__init__.__builtins__]:
    try:
        leaks.append(attempt())
    except (AttributeError, KeyError, IndexError):
        pass
with managed() as value:
    raise ValueError(value)
print("LEAK" if leaks else "CONTAINED", *leaks)
