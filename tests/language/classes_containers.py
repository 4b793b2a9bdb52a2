# Container protocols on guest classes: len, getitem, contains, iter, reversed, missing, fallbacks, context of `in`.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Sequence:
    """Only __getitem__: the old iteration protocol."""

    def __init__(self, n):
        self.n = n
        self.asked = []

    def __getitem__(self, index):
        self.asked.append(index)
        if isinstance(index, slice):
            return ("slice", index.start, index.stop, index.step)
        if index >= self.n:
            raise IndexError(index)
        return index * 10


s = Sequence(4)
print(list(s), s.asked, 20 in s, 25 in s, [x for x in s], max(s), sum(s), tuple(s), s[1:3], s[::2], dict(enumerate(s)), list(zip(s, "ab")), sorted(s, reverse=True), *s)
a, b, *c = s
print(a, b, c, "x".join(map(str, s)), set(s) == {0, 10, 20, 30}, list(iter(s)), next(iter(s)))
fails(lambda: reversed(s))
fails(len, s)


class WithLength(Sequence):
    def __len__(self):
        return self.n


w = WithLength(3)
print(list(reversed(w)), len(w), bool(w), bool(WithLength(0)), list(w)[::-1])


class Raises:
    def __getitem__(self, index):
        if index == 2:
            raise StopIteration
        if index == 5:
            raise ValueError("five")
        return index


print(list(Raises()))


class RaisesOther:
    def __getitem__(self, index):
        if index == 1:
            raise KeyError("key")
        return index


fails(list, RaisesOther())


class Iterable:
    def __iter__(self):
        print("iter called")
        return iter([1, 2, 3])


i = Iterable()
print(2 in i, 9 in i, list(i), [*i], sum(i), (lambda *args: args)(*i))


class Contains:
    def __contains__(self, item):
        print("contains", item)
        return item

    def __iter__(self):
        raise RuntimeError("never used")


print(1 in Contains(), 0 in Contains(), "" not in Contains(), [] in Contains())


class Iterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("done")
        self.n -= 1
        return self.n


it = Iterator(3)
print(next(it), list(it), list(it), next(it, "default"))
fails(next, it)
fails(next, Iterator(0))


class NotIterator:
    def __iter__(self):
        return 5


class NextOnly:
    def __next__(self):
        return 1


class IterRaises:
    def __iter__(self):
        raise ValueError("iter raised")


fails(list, NotIterator())
fails(list, NextOnly())
fails(list, IterRaises())
print(next(NextOnly()))


class Default(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


d = Default(a=1)
print(d["a"], d["x"], d, d.get("zz"), "zz" in d, d["zz"], d.setdefault("q", 1), len(d))


class RaisingMissing(dict):
    def __missing__(self, key):
        raise ValueError(f"missing {key}")


fails(lambda: RaisingMissing()["k"])


class Mapping:
    def __init__(self, **values):
        self.values_ = values

    def keys(self):
        return self.values_.keys()

    def __getitem__(self, key):
        return self.values_[key]


print(dict(Mapping(a=1, b=2)), (lambda **k: k)(**Mapping(c=3)), {**Mapping(d=4)}, "%(e)s" % Mapping(e=5), "{f}".format(**Mapping(f=6)), "{g}".format_map(Mapping(g=7)))


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        return self.cells.get(key, ".")

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __contains__(self, key):
        return key in self.cells

    def __len__(self):
        return len(self.cells)

    def __iter__(self):
        return iter(sorted(self.cells))

    def __reversed__(self):
        return ["custom reversed"]


g = Grid()
g[0, 1] = "x"
g[2, 3] = g[4, 5] = "y"
g[0, 1] += "!"
del g[2, 3]
print(g[0, 1], g[9, 9], (4, 5) in g, len(g), list(g), reversed(g), bool(g), [g[k] for k in g])
fails(lambda: g.__delitem__((7, 7)))


class Callable:
    def __call__(self, *args, **named):
        return args, named


print(Callable()(1, 2, k=3), callable(Callable()), callable(Grid()), list(map(Callable(), "ab")), sorted([3, 1, 2], key=type("K", (), {"__call__": lambda self, v: -v})()))


class Length:
    def __len__(self):
        raise ValueError("no length")


fails(len, Length())
fails(bool, Length())
fails(list, Length())


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter((1, 2))

    def __length_hint__(self):
        return self.hint


print(list(Hint(5)), list(Hint(NotImplemented)))


class Index:
    def __index__(self):
        print("index asked", end=" ")
        return 1


print("abc"[Index()], [1, 2, 3][Index():], (1, 2)[Index()], b"ab"[Index()], range(5)[Index()], bytearray(b"xyz")[Index()])
l = [1, 2, 3]
l[Index()] = "new"
del l[Index():]
print(l, l * Index(), [0].pop(Index() and 0))
print(list(zip(Iterator(3), Iterator(2))), dict(zip("ab", Iterator(5))), list(map(lambda a, b: (a, b), Iterator(2), "xyz")), any(Iterator(3)), all(Iterator(3)), min(Iterator(4)), list(filter(None, Iterator(3))), list(enumerate(Iterator(2), 5)))
