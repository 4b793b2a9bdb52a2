# attack: none: a script that reports where it failed
# allowed: tb_lineno of a caught exception, with_traceback, traceback cleared by None
# expect: benign
# compat: contained


def fail(depth):
    if depth:
        fail(depth - 1)
    raise ValueError("deep")


try:
    fail(3)
except ValueError as error:
    first = error.__traceback__.tb_lineno
    assert error.with_traceback(None) is error
    assert error.__traceback__ is None
    kept = error
try:
    raise kept
except ValueError as again:
    assert again.__traceback__.tb_lineno == first + 7
    assert again.__traceback__ is not None and again is kept
kept.__traceback__ = None
assert kept.__traceback__ is None
print("OK")
