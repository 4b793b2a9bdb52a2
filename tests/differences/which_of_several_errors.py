# shows: of several syntax errors, the one told may be another than CPython's
# expect: benign
try:
    exec("try:\n    type G[T=r] = []\nG")
except SyntaxError as error:
    assert (error.msg, error.lineno) == ("expected 'except' or 'finally' block", 3), error
print("OK")
