# attack: none: causes, contexts and notes as programs use them
# allowed: all of it
# expect: benign
# compat: contained

def read(table, key):
    try:
        return table[key]
    except KeyError as error:
        raise LookupError("no " + key) from error


try:
    read({}, "k")
except LookupError as error:
    assert isinstance(error.__cause__, KeyError) and error.__suppress_context__
    assert error.__context__ is error.__cause__
    error.add_note("while reading")
    assert error.__notes__ == ["while reading"]
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")
except ValueError as error:
    assert isinstance(error.__context__, ZeroDivisionError) and error.__cause__ is None
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("third") from None
except ValueError as error:
    assert error.__suppress_context__ and error.__cause__ is None
print("OK")
