# attack: the private helpers behind annotationlib, typing, types and warnings, for the namespaces and classes they work with
# allowed: annotations of the script's own functions in every format
# expect: contained
# compat: allowed
import annotationlib
import json
import types
import typing
import warnings

leaks = []


def refused(attempt):
    try:
        return attempt() in (None, "refused")
    except (AttributeError, TypeError, NameError, ValueError, SyntaxError):
        return True


def check(name, good):
    if not good:
        leaks.append(name)


class Guest:
    field: unknown


def function(x: unknown): ...


# namespaces: only copies, and none of them writable
for source in (function, json.dumps):
    names = annotationlib._names_of(source)
    if names is not None:
        names["planted"] = 1
check("own globals", "planted" not in globals())
check("library's globals", not hasattr(json, "planted"))
copy = annotationlib._module_names("__main__")
copy["planted"] = 1
check("module's names", "planted" not in globals())
check("globals by attribute", refused(lambda: function.__globals__) and refused(lambda: Guest.__annotate__.__globals__))
check("code by attribute", refused(lambda: Guest.__annotate__.__code__) and refused(lambda: Guest.__annotate__.__closure__))
stored = annotationlib.ForwardRef("globals().update(planted=1)")
stored._scope = function
refused(stored.evaluate)
check("a forward reference stores", "planted" not in globals())
check("builtins", refused(lambda: annotationlib.ForwardRef("__import__('os')").evaluate()))
check("blocked names", refused(lambda: annotationlib.ForwardRef("int.__base__").evaluate()))
seen = []
annotationlib._call_with_names(function.__annotate__, lambda name: seen.append(name) or int, True)
check("only names that are used", seen == ["unknown"])
# functions of the library run with the script's rights only
check("stand-ins in the library", refused(lambda: annotationlib._call_with_names(len, lambda name: exec, True)))

# classes
check("bases", refused(lambda: typing._bases_of) and refused(lambda: types.get_original_bases(bool)))
check("functions by hand", refused(lambda: types.FunctionType(None, {})) and refused(lambda: types.CodeType()))
cells = []


class Meta(type):
    def __new__(metaclass, name, bases, namespace):
        cells.append(namespace["__classdictcell__"])
        return super().__new__(metaclass, name, bases, namespace)


class Made(metaclass=Meta):
    field: int


check("content of a cell", refused(lambda: cells[0].cell_contents))
check("class dictionary", refused(lambda: Made.__dict__))
place = warnings._caller(1)
check("frames", type(place) is tuple and all(type(part) in (str, int) for part in place))
print(annotationlib.get_annotations(function, format=annotationlib.Format.STRING))
print("LEAK" if leaks else "CONTAINED", *leaks)
