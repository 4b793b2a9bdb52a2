# attack: __loader__ and __spec__ of the main module's names and of imported modules
# allowed: a module's __name__
# expect: contained
# compat: contained

import json, math, collections

leaks = []
for attempt in (
    lambda: json.__loader__,
    lambda: json.__spec__,
    lambda: math.__loader__,
    lambda: math.__spec__,
    lambda: collections.__spec__.loader,
    lambda: json.__spec__.loader.load_module("os"),
    lambda: __loader__,
    lambda: __spec__,
):
    try:
        leaks.append(attempt())
    except (AttributeError, NameError):
        pass
print(json.__name__, math.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
