# One uncaught group with everything in it: nesting, causes, contexts, notes, wide and deep parts.


def fail(kind, *arguments):
    raise kind(*arguments)


def caught(kind, *arguments):
    try:
        fail(kind, *arguments)
    except BaseException as error:
        return error


def chained():
    try:
        try:
            fail(KeyError, "first")
        except KeyError as error:
            raise OSError("second") from error
    except OSError:
        try:
            fail(TypeError, "third")
        except TypeError as error:
            return error


def noted(error, *notes):
    for note in notes:
        error.add_note(note)
    return error


def nest(depth):
    error = caught(ValueError, "bottom")
    for i in range(depth):
        error = ExceptionGroup(f"level {i}", [error, ZeroDivisionError(i)])
    return error


def collect():
    return ExceptionGroup("inner\nwith two lines", [caught(IndexError, "i"), chained(), noted(caught(ValueError), "a note", "of two\nlines")])


def main():
    try:
        raise noted(collect(), "on the inner group")
    except ExceptionGroup as inner:
        group = inner
    wide = ExceptionGroup("wide", [ValueError(i) for i in range(20)])
    try:
        fail(LookupError, "context of the whole")
    except LookupError:
        raise noted(
            ExceptionGroup("whole", [group, wide, nest(13), SyntaxError("bad", ("file.py", 3, 5, "x = = 1\n", 3, 6))]),
            "a note on the whole",
        ) from caught(RuntimeError, "cause of the whole")


main()
