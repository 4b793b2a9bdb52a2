# attack: raise one exception over and over so that its traceback grows without an end
# allowed: raising an exception again
# expect: contained
# compat: contained
# options: --max-memory 64M

kept = ValueError("again")
rounds = 0
for _ in range(20000):
    try:
        raise kept
    except ValueError as error:
        rounds += 1
        assert error is kept
try:
    raise ValueError("other") from kept
except ValueError as error:
    assert error.__cause__ is kept
print(rounds)
print("CONTAINED")
