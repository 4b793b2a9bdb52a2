# shows: io has no files, inspect no frames, sources or base classes, traceback no frames
# expect: benign
import inspect
import io
import traceback

for module, names in ((io, ("open", "FileIO", "TextIOWrapper")), (inspect, ("currentframe", "stack", "getsource", "getfile")),
                      (traceback, ("walk_tb", "extract_stack", "walk_stack"))):
    for name in names:
        assert not hasattr(module, name), name
try:
    inspect.getmro(int)
except PermissionError:
    pass
else:
    raise AssertionError("getmro")
try:
    1 / 0
except ZeroDivisionError as error:
    assert traceback.format_exception_only(error) == ["ZeroDivisionError: division by zero\n"]
    assert traceback.format_exception(error)[-1] == "ZeroDivisionError: division by zero\n"
print("OK")
