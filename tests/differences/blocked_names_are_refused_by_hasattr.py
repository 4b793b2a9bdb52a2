# shows: hasattr and getattr with a default raise for a blocked name instead of saying no
# expect: benign

for ask in (lambda: hasattr([], "__dict__"), lambda: getattr([], "__dict__", None)):
    try:
        ask()
    except AttributeError as error:
        assert str(error) == "attribute access to '__dict__' is blocked in this environment", error
    else:
        raise AssertionError("not refused")
assert hasattr([], "append") and not hasattr([], "push")
print("OK")
