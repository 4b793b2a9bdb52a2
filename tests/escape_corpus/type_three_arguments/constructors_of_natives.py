# attack: build code, functions, frames, modules and cells by calling the types of existing ones
# allowed: calling type(5), type("")
# expect: contained
# compat: contained

import math

leaks = []


def outer():
    x = 1
    return lambda: x


def generator():
    yield


try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
for kind in (type(outer), type(outer()), type(generator()), type(traceback), type(len), type([].append), type(math), type(iter([])), type({}.items())):
    for arguments in ((), ("os",), (outer,), (None, {}), (b"", {}, "x"), (outer, {}), (1, 2, 3, 4)):
        try:
            made = kind(*arguments)
        except Exception:
            continue
        if kind is type(math):
            try:
                made.environ
                leaks.append(made)
            except AttributeError:
                pass
        else:
            leaks.append((kind.__name__, arguments))
print(type(5)("7"), type("")(5))
print("LEAK" if leaks else "CONTAINED", *leaks)
