"""Loops over enumerate, zip and map that read generators or call functions: every way through them and out of them."""

import sys


def count(n, log=None):
    try:
        for i in range(n):
            yield i
    finally:
        if log is not None:
            log.append(f"ended {n}")


def show(name, function):
    try:
        print(name, repr(function()))
    except BaseException as error:
        print(name, type(error).__name__, error)


def letters():
    yield from "abc"
    yield from ("d", "e")


# enumerate: taken apart at once, as a tuple, in comprehensions, from other numbers on.
def plain_enumerate():
    seen = []
    for i, x in enumerate(count(4)):
        seen.append((i, x))
    for pair in enumerate(count(3), 10):
        seen.append(pair)
    for (i, x) in enumerate(letters(), -1):
        seen += [i, x]
    for i, (a, b) in enumerate((x, x) for x in "xy"):
        seen.append((i, a, b))
    return seen, [p for p in enumerate(count(2))], {i: x for i, x in enumerate(letters())}


show("enumerate", plain_enumerate)
for start in (2**47 - 3, 2**47 - 1, 2**63, -2**47 - 1, True):
    print([i for i, _ in enumerate(count(4), start)], list(enumerate(count(2), start)))


def enumerate_shared():
    g = count(12)
    e, seen = enumerate(g), []
    for i, x in e:
        seen.append((i, x))
        if i == 1:
            seen.append(next(g))
            seen.append(next(e))
        if i == 4:
            break
    for pair in e:
        seen.append(pair)
        if pair[0] == 6:
            g.close()
    return seen, next(e, "ended"), next(g, "ended")


show("shared", enumerate_shared)


def enumerate_calls():
    return [(i, len(str(x)), max(i, x)) for i, x in enumerate(count(12)) if str(i)]


def two_enumerates():
    seen = []
    for i, x in enumerate(count(3)):
        for j, y in enumerate(count(i)):
            seen.append((i, x, j, y))
    return seen


def enumerate_raises():
    seen = []
    try:
        for i, x in enumerate(1 // (2 - n) for n in range(5)):
            seen.append((i, x))
    except ZeroDivisionError as error:
        seen.append(str(error))
    return seen


def enumerate_itself():
    def own():
        yield 1
        for i, x in enumerate(me):
            yield x

    me = own()
    return [x for x in me]


for function in (enumerate_calls, two_enumerates, enumerate_raises, enumerate_itself):
    show(function.__name__, function)
    show(function.__name__, function)


# The same generator by different loops at one depth.
def by_turns():
    g, seen = count(20), []
    for i, x in enumerate(g):
        seen.append((i, x))
        if i == 1:
            break
    for a, b in zip(g, "ab"):
        seen.append((a, b))
    for a, b in zip("cd", g):
        seen.append((a, b))
    for x in g:
        seen.append(x)
        if x > 9:
            break
    for a, b in zip(g, g):
        seen.append((a, b))
        if a > 13:
            break
    for i, x in enumerate(g):
        seen.append((i, x))
    return seen


show("by turns", by_turns)


# zip: generators first, second, both, none; how far each has gone when another ends.
def zips():
    log, seen = [], []
    for a, b in zip(count(3, log), range(5)):
        seen.append((a, b))
    for a, b in zip(range(2), count(4, log)):
        seen.append((a, b))
    for a, b in zip(count(2, log), count(5, log)):
        seen.append((a, b))
    for pair in zip(count(5, log), count(1, log)):
        seen.append(pair)
    for a, b in zip([1, 2], [3, 4]):
        seen.append((a, b))
    for a, b, c in zip(count(2), count(3), "xyz"):
        seen.append((a, b, c))
    for (a,) in zip(count(2)):
        seen.append(a)
    return seen, [x for x in log if x != "ended 4" and x != "ended 5"]


def zip_rest():
    g, h = count(3), count(5)
    pairs = [(a, b) for a, b in zip(g, h)]
    return pairs, list(g), list(h)


def zip_rest_reversed():
    g, h = count(5), iter(range(3))
    pairs = [(a, b) for a, b in zip(g, h)]
    return pairs, list(g), list(h)


def zip_strict(g, h):
    return [(a, b) for a, b in zip(g, h, strict=True)]


def zip_raises():
    seen = []
    for a, b in zip(count(9), (1 // (2 - n) for n in range(5))):
        seen.append((a, b))
        print(seen)


class Iterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


def zip_guests():
    return [(a, b) for a, b in zip(count(3), Iterator(9))] + [(a, b) for a, b in zip(Iterator(2), count(9))]


def zip_closing():
    g, h, seen = count(9), count(9), []
    for a, b in zip(g, h):
        seen.append((a, b))
        if a == 1:
            h.close()
    return seen, next(g)


for function in (zips, zip_rest, zip_rest_reversed, zip_raises, zip_guests, zip_closing):
    show(function.__name__, function)
show("strict", lambda: zip_strict(count(2), count(2)))
show("strict", lambda: zip_strict(count(2), count(3)))
show("strict", lambda: zip_strict(count(3), [1]))


# map by functions of the guest.
def double(x):
    return x * 2


def add(x, y=100):
    return x + y


def several(*args, **named):
    return args, named


def maps():
    seen = []
    for x in map(double, [1, 2]):
        seen.append(x)
    for x in map(add, count(2)):
        seen.append(x)
    for x in map(add, [1, 2], [3, 4]):
        seen.append(x)
    for x in map(several, "ab"):
        seen.append(x)
    for x in map(lambda x: x, ()):
        seen.append(x)
    for x in map(str, count(2)):
        seen.append(x)
    for x in map(Iterator(3).__class__, [1]):
        seen.append(x.n)
    for a, b in map(lambda x: (x, -x), range(2)):
        seen.append((a, b))
    for g in map(count, [2, 3]):
        seen.append(list(g))
    return seen, [x for x in map(double, map(double, range(3)))], {x for x in map(double, "a")}


show("maps", maps)


def stopping(x):
    if x == 2:
        raise StopIteration("two")
    return x


def map_stops():
    m = map(stopping, range(5))
    return [x for x in m], [x for x in m]


def map_raises():
    seen = []
    try:
        for x in map(lambda n: 1 // (2 - n), range(5)):
            seen.append(x)
    except ZeroDivisionError as error:
        seen.append(str(error))
    return seen


def map_missing():
    for x in map(lambda a, b: a, [1]):
        return x


def map_deep(n):
    for x in map(map_deep, [n + 1]):
        return x


show("stops", map_stops)
show("raises", map_raises)
show("missing", map_missing)
show("deep", lambda: map_deep(0))


def several_stopping(*args):
    return stopping(*args)


show("stops in the general way", lambda: [x for x in map(several_stopping, range(5))])


class Enumerate(enumerate):
    pass


class Map(map):
    def __next__(self):
        return "own", super().__next__()


class Zip(zip):
    pass


show("subclasses", lambda: [[x for x in Enumerate(count(2))], [x for x in Map(double, count(2))],
                            [(a, b) for a, b in Zip(count(2), count(3))]])


# What is handled inside and outside stays apart.
def handling():
    for i in range(2):
        try:
            raise KeyError(i)
        except KeyError:
            yield repr(sys.exception())


def handled():
    seen = []
    try:
        raise OSError("outside")
    except OSError:
        for i, x in enumerate(handling()):
            seen.append((x, repr(sys.exception())))
        for a, b in zip(handling(), handling()):
            seen.append((a, b, repr(sys.exception())))
    return seen, sys.exception()


show("handled", handled)
