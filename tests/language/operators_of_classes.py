# Operators, comparisons, subscripts and loops that run methods of classes, and all the ways these may answer.
import functools
import traceback


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other, scale=1):
        if isinstance(other, Number):
            return Number(self.n + other.n * scale)
        if isinstance(other, int):
            return Number(self.n + other)
        return NotImplemented

    def __iadd__(self, other):
        if other == 13:
            return NotImplemented
        self.n += getattr(other, "n", 1000)
        return self

    def __sub__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        return "rsub", self.n, other

    def __mul__(self, other):
        raise ValueError(f"no product of {self.n}")

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Number) else NotImplemented

    def __eq__(self, other):
        if isinstance(other, str):
            return Truth(other)
        return isinstance(other, Number) and self.n == other.n

    __hash__ = None

    def __repr__(self):
        return f"N{self.n}"


class Truth:
    def __init__(self, text):
        self.text = text

    def __bool__(self):
        if self.text == "raise":
            raise KeyError("no truth")
        return self.text == "yes"


class Narrow(Number):
    def __radd__(self, other):
        return "narrow first", other


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


one, two = Number(1), Number(2)
for turn in range(3):
    print(one + two, one + 5, attempt(lambda: one + "x"), attempt(lambda: one + 1.5), attempt(lambda: one + None))
    print(attempt(lambda: one - two), attempt(lambda: one - 3), 3 - one, attempt(lambda: one - "s"), "s" - one)
    print(attempt(lambda: one * two), one + Narrow(7), Narrow(7) + one, Number.__add__(one, two, scale=10))
    total = Number(0)
    total += one
    total += "text"
    print(total, attempt(lambda: total @ one))
    total += 13
    print(total, one < two, two < one, attempt(lambda: one < 3), attempt(lambda: one <= two), one > two, attempt(lambda: one >= 2))
    print(one == Number(1), one != Number(1), one == 1, one != 1, 1 == one, one < two < Number(3), one < two < two)
    for text in ("yes", "no", "raise"):
        try:
            if one == text:
                print("equal to", text)
            else:
                print("not equal to", text)
            print(bool(one == text), not (one == text))
        except KeyError as error:
            print("KeyError", error)
    while not one == Number(1):
        print("never")


class Table:
    def __init__(self):
        self.seen = []

    def __getitem__(self, key):
        if key == "bad":
            raise LookupError(key)
        return len(self.seen) if key == "count" else key

    def __setitem__(self, key, value):
        self.seen.append((key, value))
        return "ignored"

    def __contains__(self, key):
        return key == "in"


table = Table()
for turn in range(3):
    table[turn] = turn * 2
    table["count"] += 10
    print(table[turn], table["count"], table[1:2], attempt(lambda: table["bad"]), "in" in table, "out" in table)
print(table.seen)


class Steps:
    def __init__(self, n, stop=StopIteration):
        self.n, self.stop = n, stop

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            try:
                {}["missing"]
            except KeyError:
                raise self.stop("end")
        self.n -= 1
        return self.n


class Special(StopIteration):
    pass


def loop(iterator):
    out = []
    for item in iterator:
        out.append(item)
    else:
        out.append("else")
    return out


for stop in (StopIteration, Special, ValueError):
    print(attempt(loop, Steps(3, stop)))
print([(a, b) for a in Steps(3) for b in Steps(2)], loop(iter(Steps(0))))
try:
    raise RuntimeError("handled")
except RuntimeError:
    for item in Steps(2):
        try:
            raise
        except RuntimeError as error:
            print(item, error)


class Pairs:
    left = 3

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left, -self.left


for left, right in Pairs():
    print(left, right)
print(attempt(lambda: [a for a, b, c in Pairs()]))


def in_generator():
    base = Number(10)
    for step in Steps(3):
        base = base + (yield base[0] if step == 100 else base + step)


running = in_generator()
print(next(running), running.send(1), running.send(two), attempt(running.send, "x"))


class Changing:
    def __add__(self, other):
        return "function"


def add(value, other):
    return value + other


changing = Changing()
for method in (None, lambda self, other: "lambda", staticmethod(lambda other: ("static", other)), len,
               functools.partial(lambda *a: len(a), 1), classmethod(lambda cls, other: cls.__name__),
               lambda self, other, more="default": more, lambda *all: len(all), lambda self: "too few"):
    if method:
        Changing.__add__ = method
    print(attempt(add, changing, 1))
changing.__add__ = lambda other: "instance"
print(attempt(add, changing, 1))
del Changing.__add__
print(attempt(add, changing, 1))


class Inner:
    def __getitem__(self, key):
        return self.fail(key)

    def fail(self, key):
        return 1 // key

    def __add__(self, other):
        return self[other]

    def __lt__(self, other):
        return (self + other) > 0

    def __next__(self):
        return self < 0

    def __iter__(self):
        return self


try:
    for item in Inner():
        pass
except ZeroDivisionError as error:
    print([(frame.name, frame.line) for frame in traceback.extract_tb(error.__traceback__)])


class Endless:
    def __add__(self, other):
        return self + other


try:
    Endless() + 1
except RecursionError as error:
    print("RecursionError", error)


class Lazy:
    def __add__(self, other):
        yield other

    async def __sub__(self, other):
        return other

    def __getitem__(self, key):
        yield key


lazy = Lazy()
print(list(lazy + 1), list(lazy[5]), (lazy - 1).close())


class List(list):
    def __add__(self, other):
        return "list add"

    def __getitem__(self, key):
        return "item", key


print(List([1]) + [2], List([1])[0], attempt(lambda: List([1]) * 2), [1] + List([2]))


class Meta(type):
    def __add__(cls, other):
        return cls.__name__, other

    def __getitem__(cls, key):
        return "meta", key


class WithMeta(metaclass=Meta):
    pass


print(WithMeta + 1, WithMeta[2])


class Slotted:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Slotted(self.x + other.x)

    def __eq__(self, other):
        return self.x == other.x

    def __bool__(self):
        return self.x > 0


total = Slotted(0)
for number in range(5):
    total = total + Slotted(number)
print(total.x, total == Slotted(10), total != Slotted(10), "yes" if total == Slotted(9) else "no", not total)
