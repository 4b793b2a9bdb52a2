# attack: learn of frames, code, source, files and variables by inspect and traceback
# allowed: signatures, and the text of an exception
# expect: contained
# compat: contained
import inspect
import traceback

leaks = []


def function(a, b=2, *, c: int = 3):
    secret_local = "LOCAL"
    raise ValueError(secret_local[:0] + "bad")


attempts = [lambda: inspect.currentframe(), lambda: inspect.stack(), lambda: inspect.trace(), lambda: inspect.getframeinfo(None),
            lambda: inspect.getsource(function), lambda: inspect.getfile(inspect), lambda: inspect.getsourcefile(inspect.signature),
            lambda: inspect.getmodule(function), lambda: inspect.getclosurevars(function), lambda: inspect.getgeneratorlocals((x for x in "a")),
            lambda: inspect.getattr_static(function, "__globals__"), lambda: inspect.getouterframes(None), lambda: inspect.os, lambda: inspect.linecache,
            lambda: inspect.sys.modules["os"], lambda: dict(inspect.getmembers(function))["__globals__"], lambda: dict(inspect.getmembers(int))["__subclasses__"],
            lambda: dict(inspect.getmembers_static(function))["__builtins__"], lambda: traceback.walk_stack(None), lambda: [*traceback.walk_tb(None)][0],
            lambda: traceback.extract_stack()[0].locals["leaks"], lambda: traceback.linecache, lambda: traceback.sys.modules["os"],
            lambda: inspect.unwrap(function).__globals__, lambda: inspect.classify_class_attrs(int)[0].defining_class.__subclasses__()]
for attempt in attempts:
    try:
        found = attempt()
        if found is not None:
            leaks.append(found)
    except (AttributeError, TypeError, KeyError, IndexError, OSError, ValueError, NotImplementedError):
        pass
try:
    function(1)
except ValueError as error:
    text = "".join(traceback.format_exception(error))
    if "LOCAL" in text.replace('"LOCAL"', "") or "ValueError: bad" not in text:
        leaks.append(text)
if str(inspect.signature(function)) != "(a, b=2, *, c: int = 3)":
    leaks.append("signature")
print("LEAK" if leaks else "CONTAINED", *leaks)
