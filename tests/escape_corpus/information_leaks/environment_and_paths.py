# attack: find the environment, the working directory, the interpreter's path and the user's name in what the modules and errors show
# allowed: sys.argv, sys.byteorder, sys.version_info
# expect: contained
# compat: contained

import sys

leaks = []
for name in dir(sys):
    try:
        value = getattr(sys, name)
    except Exception:
        continue
    text = repr(value)
    if name != "argv" and any(mark in text for mark in ("/home/", "/var/", "/usr/", "/etc", "/bin", "PYNTERP_CANARY", "/lib/python")):
        leaks.append((name, text))
for attempt in (lambda: sys.executable, lambda: sys.path, lambda: sys.prefix, lambda: sys.modules["os"], lambda: sys.stdin.read(), lambda: sys.stdout.buffer, lambda: sys.stdout.fileno(), lambda: sys._getframe(), lambda: sys.exc_info(), lambda: sys.settrace(print), lambda: sys.setrecursionlimit(10 ** 9), lambda: sys.stdout.name, lambda: sys.getsizeof([]),
                lambda: sys.stderr.buffer, lambda: sys.orig_argv, lambda: sys._MEIPASS, lambda: sys.getrefcount([]), lambda: sys._current_frames(), lambda: sys.set_int_max_str_digits(0), lambda: sys.audit("x"), lambda: sys.addaudithook(print), lambda: sys.call_tracing(print, ())):
    try:
        found = attempt()
        if found not in (None, (None, None, None)) and "std" not in str(found):
            leaks.append(found)
    except (AttributeError, KeyError, TypeError, ValueError, NameError, RecursionError, OverflowError):
        pass
print(sys.byteorder in ("little", "big"), sys.version_info[0])
print("LEAK" if leaks else "CONTAINED", *leaks)
