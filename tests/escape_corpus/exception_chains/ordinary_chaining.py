# attack: none: causes, contexts, notes, groups and re-raising
# allowed: __cause__, __context__, __suppress_context__, add_note, except*, the traceback of an exception as a whole
# expect: benign
# compat: contained
class AppError(Exception):
    def __init__(self, message, *, code=0):
        super().__init__(message)
        self.code = code


def read(text):
    try:
        return int(text)
    except ValueError as error:
        raise AppError("bad number", code=3) from error


def cleanup():
    try:
        {}["missing"]
    except KeyError:
        try:
            1 // 0
        finally:
            pass


try:
    read("x")
except AppError as error:
    error.add_note("while reading")
    assert error.code == 3 and isinstance(error.__cause__, ValueError) and error.__suppress_context__
    assert error.__context__ is error.__cause__ and error.__notes__ == ["while reading"] and error.args == ("bad number",)
try:
    cleanup()
except ZeroDivisionError as error:
    assert isinstance(error.__context__, KeyError) and error.__cause__ is None and error.__traceback__ is not None
    assert error.with_traceback(None) is error and error.__traceback__ is None
kept = []
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3), KeyError(4)])])
except* ValueError as group:
    kept.append([type(e).__name__ for e in group.exceptions])
except* (TypeError, KeyError) as group:
    kept.append(len(group.exceptions))
try:
    raise AppError("hidden") from None
except AppError as error:
    assert error.__cause__ is None and error.__suppress_context__
print(kept)
print("OK")
