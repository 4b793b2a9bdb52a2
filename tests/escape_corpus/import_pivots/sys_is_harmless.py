# attack: what CPython's sys offers: modules, frames, tracing, hooks, paths, streams of the host
# allowed: version and limits
# expect: contained
# compat: contained

import sys

leaks = []
for attempt in (
    lambda: sys._getframe(),
    lambda: sys._getframe(0).f_globals,
    lambda: sys.modules["os"],
    lambda: sys.settrace(None),
    lambda: sys.setprofile(None),
    lambda: sys.meta_path,
    lambda: sys.path_hooks,
    lambda: sys.path_importer_cache,
    lambda: sys.displayhook,
    lambda: sys.excepthook,
    lambda: sys.breakpointhook,
    lambda: sys.addaudithook(print),
    lambda: sys._current_frames(),
    lambda: sys.call_tracing(len, ()),
    lambda: sys._debugmallocstats(),
    lambda: sys.__stdin__,
    lambda: sys.executable.upper()[1:] + "x" if sys.executable else sys.missing,
    lambda: sys.gettrace(),
    lambda: sys.set_asyncgen_hooks(),
    lambda: sys.unraisablehook,
    lambda: sys.__loader__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(sys.maxsize > 0, sys.version_info[0])
print("LEAK" if leaks else "CONTAINED", *leaks)
