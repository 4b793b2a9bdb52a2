# range and slice objects.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(1, 2, 10), range(True)):
    print(r, list(r), len(r), bool(r), list(reversed(r)), r.start, r.stop, r.step, list(r[::-1]), 4 in r, r == range(r.start, r.stop, r.step))
r = range(0, 100, 7)
print(r[3], r[-1], r[2:5], r[::-1], r[::2], r[100:], r[-3:], r[5:1:-1], r.index(21), r.count(21), r.count(22), 21 in r, 21.0 in r, "21" in r, 22 in r, min(r), max(r), sum(r))
print(range(0, 10, 3) == range(0, 12, 3), range(0) == range(5, 5), range(1, 2, 5) == range(1, 2), hash(range(0, 10, 3)) == hash(range(0, 12, 3)), range(3) == [0, 1, 2], range(3) != range(4), {range(2): "r"}[range(0, 2)])
huge = range(10 ** 30, 10 ** 30 + 50, 10)
print(huge, list(huge), huge[2], huge[-1], len(huge), 10 ** 30 + 20 in huge, 10 ** 30 + 21 in huge, huge[1:3], huge.index(10 ** 30 + 40))
wide = range(10 ** 18)
print(len(wide), wide[10 ** 17], 10 ** 18 - 1 in wide, wide[-1], range(0, -10 ** 18, -10 ** 17)[3])
for args in ((), (1.5,), ("a",), (1, 2, 0), (None,), (1, 2, 3, 4), ([],)):
    fails(range, *args)
fails(lambda: range(5)[5])
fails(lambda: range(5)["a"])
fails(lambda: range(5)[-6])
fails(lambda: range(5).index(9))
fails(lambda: range(5) + range(5))
fails(lambda: range(5) < range(6))
fails(lambda: range(stop=5))
fails(lambda: len(range(10 ** 30)))
fails(lambda: range(5).append)


def assign():
    range(5)[0] = 1


def set_start():
    range(5).start = 1


fails(assign)
fails(set_start)
for i in range(3):
    i = 10
print(i, [i for i in range(3)], i)
it = iter(range(3))
print(next(it), list(it), next(it, "end"))


class Number:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(range(Number(3)), range(Number(1), Number(7), Number(2)), list(range(5))[Number(2)], [0, 1, 2, 3][Number(1):Number(3)])

s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, None), s == slice(1, 10, 2), s != slice(1), slice("a", None), list(range(20))[s])
for sl in (slice(None), slice(2), slice(1, 100), slice(-3, None), slice(None, None, -1), slice(5, 1, -2), slice(-100, 100, 3), slice(100, -100, -3)):
    print(sl, sl.indices(10), sl.indices(0), [*range(10)][sl] == [range(10)[i] for i in range(*sl.indices(10))])
fails(slice)
fails(slice, 1, 2, 3, 4)
fails(slice(1).indices, -1)
fails(slice("a").indices, 5)
fails(slice(None, None, 0).indices, 5)
fails(lambda: slice(1) < slice(2.5, "a"))
fails(lambda: slice(1) + 1)
print(slice(1, 2) < slice(1, 3), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1, 2): "usable as key"}[slice(1, 2)])


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


x = Show()
print(x[1], x[1:2], x[1:2, 3], x[...], x[:, ::2, ...], x["a":"b":"c"], x[()], x[1, ], x[*[1, 2]], x[*(1,), 2:3], x[lambda: 0, 1][1])
x[1:2] = 5
x[..., 1] = 6
del x[::3], x["k"]
