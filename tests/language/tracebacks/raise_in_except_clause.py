# The traceback of a re-raised exception keeps the first frames; raise of a saved one adds to them.

saved = None


def first():
    raise LookupError("from first")


try:
    first()
except LookupError as error:
    saved = error


def second():
    raise saved


second()
