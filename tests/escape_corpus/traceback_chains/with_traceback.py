# attack: with_traceback and __traceback__ assignment with forged or foreign values
# allowed: with_traceback(None) and a traceback of the same script
# expect: contained
# compat: contained

leaks = []
try:
    1 / 0
except ZeroDivisionError as error:
    real = error.__traceback__
for value in (5, "x", object(), [], lambda: 0, type(real)):
    try:
        ValueError("x").with_traceback(value)
        leaks.append(value)
    except TypeError:
        pass
    try:
        forged = ValueError("x")
        forged.__traceback__ = value
        leaks.append(value)
    except TypeError:
        pass
try:
    raise ValueError("borrowed").with_traceback(real)
except ValueError as error:
    print(error, error.__traceback__ is not None)
print("LEAK" if leaks else "CONTAINED", *leaks)
