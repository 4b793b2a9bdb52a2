# Raising, chaining, finally, with, groups, tracebacks.
class Problem(Exception):
    def __init__(self, text, *, code=0):
        super().__init__(text)
        self.code = code


class Guard:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("enter")
        return self

    def __exit__(self, kind, error, trace):
        self.log.append(kind.__name__ if kind else "none")
        return kind is KeyError


log = []
with Guard(log) as guard, Guard(log):
    {}["missing"]


def deep(n):
    try:
        if n == 0:
            raise Problem("bottom", code=5)
        deep(n - 1)
    finally:
        log.append(n)


try:
    try:
        deep(4)
    except Problem as error:
        raise ValueError("outer") from error
except ValueError as error:
    log.append([str(error), error.__cause__.code])
    error.add_note("a note")
    log.append(error.__notes__)

for action in (lambda: [][1], lambda: 1 // 0, lambda: int("x"), lambda: None.name, lambda: undefined, lambda: len(5)):
    try:
        action()
    except Exception as error:
        log.append(f"{type(error).__name__}: {error}")
group = ExceptionGroup("group", [ValueError(1), TypeError("two")])
log.append([repr(part) for part in group.split(ValueError)])
result = [str(item) for item in log]
