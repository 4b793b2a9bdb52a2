"""Natives that the interpreter answers itself in their common case, from one place on many kinds of arguments; natives,
classes and loops over ranges at one place that mean something else the next time."""

import math


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def absolute(x):
    return abs(x)


def least(x, y):
    return min(x, y), max(x, y)


def least_of(x):
    return min(x), max(x)


def least_of_three(x, y, z):
    return min(x, y, z), max(x, y, z)


def code(x):
    return ord(x)


def character(x):
    return chr(x)


def pop(x):
    return x.pop()


def get(x, key):
    return x.get(key)


def get_or(x, key, other):
    return x.get(key, other)


class Number(int):
    def __abs__(self):
        return "own abs"

    def __lt__(self, other):
        return True


class Odd:
    def __abs__(self):
        return "odd"

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return True

    def pop(self):
        return "popped"

    def get(self, *arguments):
        return arguments

    def __repr__(self):
        return "Odd()"


class Bag(list):
    def pop(self, *arguments):
        return "bag", arguments


class Map(dict):
    def get(self, key, default=None):
        return "map", key, default


class Plain(dict):
    def __missing__(self, key):
        return "missing"


nan = math.nan
for _ in range(3):
    print([attempt(absolute, x) for x in (3, -3, -0.5, 0.5, -0.0, -(2**47), 2**47, -(10**30), True, Number(-1), Odd(), "x", -math.inf)])
    pairs = [(1, 2), (2, 1), (1.5, 0.5), (1, 1.0), (1.0, 1), (True, 1), (1, True), (0.0, -0.0), (-0.0, 0.0), (nan, 1.0), (1.0, nan)]
    pairs += [("a", "b"), ("b", "a"), (10**30, 1), (Number(5), Number(3)), (Odd(), 1), ([1], [2]), (1, "x"), (2**47 - 1, -(2**47))]
    for pair in pairs:
        print(pair, attempt(least, *pair))
    print([attempt(least_of, x) for x in ([3, 1], (2, 5), [], "ba", 5, {2: 1, 1: 2}, range(4))])
    print(least_of_three(3, 1, 2), min(5, 3, key=lambda x: -x), max([], default="none"))
    print([attempt(code, x) for x in ("a", "é", "€", b"x", bytearray(b"y"), "ab", "", 5)])
    print([attempt(character, x) for x in (65, 127, 128, 200, 255, 256, 0x20AC, -1, 0x110000, 1.5, True)])
    print([attempt(pop, x) for x in ([1, 2], [], {3}, set(), bytearray(b"a"), Bag([1]), Odd(), {1: 2}, list(range(100)))])
    d = {1: "one", "a": "A", (1, 2): "pair", None: "none", 2.5: "float"}
    print([attempt(get, m, k) for m in (d, {}, Map(d), Plain(d), Odd()) for k in (1, 1.0, True, "a", "b", (1, 2), None, 2.5, [])])
    print([attempt(get_or, m, k, "other") for m in (d, {}, Map(d), Plain(d), Odd()) for k in (1, "a", "b", [])])
many = list(range(100))
while many:
    last = pop(many)
print(last, many, attempt(pop, many))


# A place that loops over a range, while `range` means one thing or another.
def looped(range, *arguments):
    seen = []
    for x in range(*arguments):
        seen.append(x)
    return seen


def loops(range):
    seen = []
    for x in range(3):
        seen.append(x)
    for x in range(2, 5):
        seen.append(x)
    for x in range(5, 2):
        seen.append(x)
    for x in range(5, 0, -2):
        seen.append(x)
    return seen


class Three:
    def __init__(self, *arguments):
        self.arguments = arguments

    def __iter__(self):
        return iter(self.arguments)


for _ in range(3):
    print(loops(range), loops(Three), loops(lambda *a: [a]), loops(lambda *a: range(len(a))))
print([attempt(looped, range, *a) for a in [(), (1.5,), ("x",), (2**60, 2**60 + 2), (Number(2),), (True,), (3, True), (0, 3, 0)]])
sizes = [attempt(lambda n: sum(1 for x in range(n)), n) for n in (0, 3, -5, True, 2.0)]
print(sizes)
kept = range(3)
print([x for x in kept], kept, [(x, y) for x in range(2) for y in range(x, 2)])
for x in (r := range(2)):
    pass
print(r)


def nested(n):
    total = 0
    for i in range(n):
        for j in range(i, n):
            total += i * j
            if j > 5:
                break
        else:
            total += 1000
    return total


print(nested(10))


# Built-in classes and natives by turns at one place.
def call(function, x):
    return function(x)


for function in [int, str, abs, float, list, len, tuple, int, str, math.floor, math.sqrt, bool, bytes, type, repr, int] * 2:
    for x in ("12", 4, (1, 2)):
        print(function.__name__, attempt(call, function, x))


def module_function(m, x):
    return m.floor(x)


class Floor:
    @staticmethod
    def floor(x):
        return "static", x


class Method:
    def floor(self, x):
        return "method", x


print([module_function(m, 2.5) for m in (math, Floor, Floor(), Method(), math, Floor()) * 3])
Floor.floor = staticmethod(lambda x: ("replaced", x))
print([module_function(m, 2.5) for m in (Floor, Floor())])
shadowed = Floor()
shadowed.floor = lambda x: ("own", x)
print([module_function(m, 2.5) for m in (shadowed, Floor(), shadowed)])


def bound(function, x):
    return function(x)


class Holder:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Holder({self.name})"

    def method(self, x, y="default"):
        return self.name, x, y

    def exact(self, x):
        return self.name, "exact", x

    @classmethod
    def of_class(cls, x):
        return cls.__name__, x


a, b = Holder("a"), Holder("b")
functions = [a.method, b.method, a.exact, Holder.of_class, lambda x: x, [].append, Holder.method, a.method, b.exact, b.exact]
print([attempt(bound, function, x) for function in functions * 2 for x in (a, 1)])
Holder.method.__defaults__ = ("new",)
print(bound(a.method, 1), attempt(bound, Holder.method, 1), bound(a.method, 2))
