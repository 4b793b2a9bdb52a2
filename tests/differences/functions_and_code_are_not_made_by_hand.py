# shows: types.FunctionType and types.CodeType are names for isinstance(); calling them is refused
# expect: benign
import types


def function():
    return 1


assert isinstance(function, types.FunctionType)
for make in (lambda: types.FunctionType(function, {}), lambda: types.CodeType(), lambda: types.CellType(1),
             lambda: types.TracebackType(None, None, 0, 0)):
    try:
        make()
    except TypeError as error:
        assert str(error).startswith("cannot create '"), error
    else:
        raise AssertionError("made by hand")


def first():
    return 1


try:
    first.__code__ = (lambda: 2).__code__
except AttributeError:
    pass
else:
    raise AssertionError("code was replaced")
assert first() == 1
print("OK")
