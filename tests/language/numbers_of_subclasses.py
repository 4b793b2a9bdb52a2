# Special methods that return subclasses of what they should, and numbers of guest classes where C wants a double.
import math
import operator
import warnings


class Int(int):
    def __float__(self):
        return 2.5


class Odd(int):
    pass


class Real(float):
    pass


class Returns:
    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value

    def __index__(self):
        return self.value

    def __float__(self):
        return self.value


for function in (math.sqrt, math.isnan, math.floor, math.log, math.exp, float, complex, math.ceil, math.fabs):
    print(function.__name__, function(Int(4)))
print(math.hypot(Int(3), Int(4)), math.copysign(Int(1), -1.0), math.fsum([Int(1), 2]))

truth = True
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(int(Returns(Odd(1))), int(Returns(True)), operator.index(Returns(Odd(2))), [10, 20][Returns(True)])
    print(float(Returns(Real(1.5))), math.sqrt(Returns(Real(4.0))))
    print(~truth, ~True, ~False)
for warning in caught:
    print(warning.category.__name__, warning.message)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    for function in (lambda: int(Returns(Odd(1))), lambda: float(Returns(Real(1))), lambda: ~truth):
        try:
            function()
        except DeprecationWarning as warning:
            print("raised", str(warning)[:40])
for function in (lambda: int(Returns(1.5)), lambda: float(Returns(1)), lambda: operator.index(Returns("x"))):
    try:
        function()
    except TypeError as error:
        print(error)


def generator():
    try:
        yield 1
    except ValueError as error:
        yield error


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    running = generator()
    next(running)
    print(repr(running.throw(ValueError, ValueError("thrown"), None)))
print([str(warning.message) for warning in caught])
print(0.0 ** float("-inf"), (-0.0) ** float("-inf"))
for action in (lambda: 0.0 ** -1, lambda: float.fromhex("0x1p\uff10")):
    try:
        action()
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
