# attack: under profile compat, reads what is inside code objects and cells, the module behind a built-in function, and the names of a module
# allowed: what profile compat gives of the guest's own objects
# expect: contained
# compat: contained
# options: --profile compat
import math


def outer():
    secret = "inside"

    def inner():
        return secret

    return inner


inner = outer()
code, cell = inner.__code__, inner.__closure__[0]
leaked = []
for thing, names in ((code, ("co_code", "co_consts", "co_names", "replace", "co_filename")),
                     (cell, ("cell_contents", "__self__")),
                     (len, ("__self__", "__func__")),
                     (math.sin, ("__self__", "__module__.__dict__")),
                     ([].append, ("__self__", "__func__")),
                     (math, ("__dict__",))):
    for name in names:
        try:
            leaked.append((name, getattr(thing, name)))
        except AttributeError:
            pass
for make in (type(code), type(cell)):
    try:
        leaked.append(make())
    except TypeError:
        pass
for assign in (lambda: setattr(inner, "__code__", outer.__code__), lambda: setattr(inner, "__closure__", ())):
    try:
        leaked.append(assign())
    except AttributeError:
        pass
print("CONTAINED" if not leaked and inner() == "inside" else leaked)
