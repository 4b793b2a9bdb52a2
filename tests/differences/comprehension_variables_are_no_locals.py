# shows: outside of functions, eval() and locals() do not see the variables of the comprehension around them
# expect: benign

try:
    [eval("loop") for loop in range(2)]
except NameError as error:
    assert "loop" in str(error), error
else:
    raise AssertionError("seen")
assert [locals() is globals() for loop in range(2)] == [True, True]


def in_function():
    return [eval("loop") for loop in range(2)]


assert in_function() == [0, 1]
assert list(eval("loop") for loop in range(2)) == [0, 1]
print("OK")
