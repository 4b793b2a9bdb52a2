# Calls by keyword from one place, again and again: what a place remembers must never show.


def plain(a, b=2, c=3, *, d=4, e=5):
    return a, b, c, d, e


def other(c, b=20, a=10):
    return a, b, c


def collecting(a, *rest, c=7, **others):
    return a, rest, c, sorted(others.items())


def only(a, /, b, *, c):
    return a, b, c


def tell(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except TypeError as error:
        print("TypeError:", error)


for number in range(4):
    print(plain(number, c=30), plain(b=number, a=1), plain(number, 1, d=number, c=9), plain(number, e=1, d=2, c=3, b=4))

for function in (plain, other, collecting, plain, other, plain, plain, lambda b, c=0, a=1: (a, b, c)):
    try:
        print(function(1, c=5))
        print(function(a=1, b=2, c=3))
    except TypeError as error:
        print("TypeError:", error)

for number in range(3):
    for function, keywords in ((only, ("b", "c")), (only, ("c",)), (plain, ("b", "c"))):
        try:
            print(function(0, b=number, c=number) if len(keywords) == 2 else function(0, c=number))
        except TypeError as error:
            print("TypeError:", error)


def missing(a, b, c=1):
    return a, b, c


for number in range(4):
    try:
        print(missing(1, c=number) if number % 2 else missing(1, c=number, b=number))
    except TypeError as error:
        print("TypeError:", error)
    try:
        print(missing(1, 2, b=number))
    except TypeError as error:
        print("TypeError:", error)
    try:
        print(missing(1, d=number))
    except TypeError as error:
        print("TypeError:", error)


class Point:
    def __init__(self, x, y=0, *, label="none"):
        self.values = (x, y, label)


class Named(Point):
    def __init__(self, label, **more):
        super().__init__(1, label=label, **more)

    def moved(self, x=0, y=0):
        return self.values, x, y


def new_init(self, y, x, label):
    self.values = (label, x, y)


for number in range(6):
    point = Point(number, label="p")
    second = Point(y=number, x=2)
    print(point.values, second.values)
for number in range(6):
    if number == 3:
        Point.__init__ = new_init
    print(Point(x=1, y=number, label="l").values)
Point.__init__ = lambda self, x, label, y=5: setattr(self, "values", (x, y, label))
for kind in (Point, Named, Point, dict, Named):
    made = kind(label="k", x=1) if kind is not Named else kind(label="k", y=2)
    print(made if kind is dict else made.values)
named = Named("n", y=3)
for number in range(4):
    print(named.moved(y=number), named.moved(number, y=1), Named.moved(named, y=number))
    named.moved_too = named.moved if number % 2 else (lambda x=1, y=2: (x, y, number))
    print(named.moved_too(y=4))


def many(a=0, b=0, c=0, d=0, e=0, f=0, g=0, h=0, i=0):
    return a, b, c, d, e, f, g, h, i


for number in range(3):
    print(many(i=1, h=2, g=3, f=4, e=5, d=6, c=7, b=8, a=number), many(g=1, f=2, e=3, d=4, c=5, b=6, a=number))


def changing(a, b=1, c=2):
    return a, b, c


def use():
    return changing(0, c=5)


print(use(), use())
first = changing


def changing(c, a, b=9):
    return a, b, c


for turn in range(2):
    try:
        print(use())
    except TypeError as error:
        print("TypeError:", error)
changing = first
print(use())


def keep(a, b=[]):
    b.append(a)
    return len(b)


for number in range(4):
    print(keep(a=number), keep(number, b=[1, 2]))


async def soon(a, b=1):
    return a, b


def steps(n, start=0):
    while start < n:
        yield start
        start += 1


for number in range(3):
    coroutine = soon(number, b=number)
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print(stop.value)
    print(list(steps(4, start=number)), list(steps(n=2)))


def deep(n, *, total=0):
    return total if n == 0 else deep(n - 1, total=total + n)


print(deep(300), deep(n=5), deep(3, total=1))


def defaults_by_call(a, b=None, *, c=None):
    return a, b, c


for value in (1, None, "x"):
    print(defaults_by_call(value, c=value), defaults_by_call(c=1, a=value), defaults_by_call(value), defaults_by_call(value, 2))
