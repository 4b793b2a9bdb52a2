"""One place that calls many things in turn: functions, closures of one code, defaults replaced meanwhile, classes, natives."""

import sys


def call(function, *arguments):
    return function(*arguments)


def one(x):
    return ("one", x)


def two(x, y=2):
    return ("two", x, y)


def three(x, y=3, z=4):
    unset_first = None
    return ("three", x, y, z, unset_first)


class Pair:
    def __init__(self, x, y=5):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Pair({self.x}, {self.y})"

    def __call__(self, x):
        return ("called", self.x, x)

    def method(self, x):
        return ("method", self.x, x)


def closure(number):
    def inner(x):
        return ("inner", number, x)

    return inner


def many():
    return [one, two, three, Pair, Pair(1), Pair(2).method, closure(1), closure(2), len, str, abs, lambda x: ("lambda", x)]


# The same callees come round several times, in both directions, and alternate.
def rounds():
    seen = []
    for turn in range(4):
        for function in many() if turn % 2 else reversed(many()):
            argument = "ab" if function is len else turn
            seen.append(function(argument))
    for turn in range(6):
        seen.append((one if turn % 2 else two)(turn))
    return seen


for line in rounds():
    print(line)


# Closures of one code that differ in what they close over, in globals and in defaults.
def adders():
    def make(number):
        def add(x, more=number * 10):
            return x + number + more

        return add

    return [make(n) for n in range(4)]


print([add(100) for add in adders() for _ in range(2)])
print([add(100, 1) for add in adders() for _ in range(2)])
other = {"name": "other"}
exec("def where(): return name", other)
name = "here"
exec("def where(): return name", globals())
print([where() for where in [other["where"], globals()["where"]] * 3])


# Defaults replaced between two calls at one place.
def with_defaults(a, b=1, c=2):
    return a, b, c


def replaced():
    seen = []
    for turn in range(8):
        if turn == 2:
            with_defaults.__defaults__ = (10, 20)
        elif turn == 4:
            with_defaults.__defaults__ = (7, 8, 9)
        elif turn == 5:
            with_defaults.__defaults__ = None
        elif turn == 6:
            with_defaults.__defaults__ = (5,)
        elif turn == 7:
            with_defaults.__defaults__ = (1, 2)
        try:
            seen.append(with_defaults(turn))
        except TypeError as error:
            seen.append(str(error))
    return seen


for line in replaced():
    print(line)


# Methods of several classes by one name at one place, with a function in the instance that hides the method.
class A:
    def m(self, x=1):
        return "A", x


class B(A):
    def m(self):
        return "B"


class C(A):
    pass


hidden = C()
hidden.m = lambda: "hidden"
print([x.m() for x in [A(), B(), C(), hidden, A, B()] * 3 if x is not A])


# Locals of a call begin unset, whatever calls before left where they are.
def leaves(a, b, c, d, e, f):
    g, h, i = a + b, c + d, e + f
    return g + h + i


def begins(flag):
    if flag:
        one_more = two_more = three_more = 1
    try:
        return one_more
    except UnboundLocalError as error:
        return str(error), sorted(locals())


def unset():
    return [(leaves(1, 2, 3, 4, 5, 6), begins(flag)) for flag in (True, False, True, False)]


for line in unset():
    print(line)


# The limit of recursion is met at a place that has called before, and the place works on.
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(50))
try:
    deep(10**6)
except RecursionError as error:
    print(type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))
print(deep(60))
sys.setrecursionlimit(90)
try:
    deep(200)
except RecursionError:
    print("lowered")
sys.setrecursionlimit(400)
print(deep(200))
