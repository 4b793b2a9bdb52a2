# shows: an annotation that cannot be evaluated is an error when it is asked for, not before
# expect: benign
x: missing = 1


def function(a: missing) -> 1 / 0:
    return a


assert x == 1 and function(2) == 2
try:
    function.__annotations__
except NameError:
    print("OK")
