# attack: the hooks that an event loop would set, through sys
# allowed: none
# expect: contained
# compat: contained

import sys

leaks = []
for attempt in (
    lambda: sys.set_asyncgen_hooks(print, print),
    lambda: sys.get_asyncgen_hooks(),
    lambda: sys.set_coroutine_origin_tracking_depth(5),
    lambda: sys.get_coroutine_origin_tracking_depth(),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(sys.maxsize > 0)
print("LEAK" if leaks else "CONTAINED", *leaks)
