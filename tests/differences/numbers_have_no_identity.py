# shows: id() of a number is made of its bits, and equal small numbers are one object
# expect: benign
import math

a = 10 ** 6
b = int("1000000")
assert a is b and id(a) == id(b)
x = 1.5
y = float("1.5")
assert x is y
nan = float("nan")
assert nan is float("nan") and nan != nan and nan in [float("nan")]
assert math.copysign(1, float("-nan")) == math.copysign(1, -float("nan")) == 1
print("OK")
