# list: construction, slicing, slice assignment, methods, comparison, repr.


def text_of(error):
    """What natives say of a wrong number of arguments has a test of its own."""
    return "" if isinstance(error, TypeError) and any(mark in str(error) for mark in ("argument", "expected")) else str(error)


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, text_of(error))


a = [3, 1, 2]
print(a, list("abc"), list(), list(range(4)), list((1, 2)), list({"k": 1}), [*a, *"xy"], [[]] * 2, a + [4], a * 2, 2 * a, a * 0, a * -1, [1, 2] == [1, 2.0], [1] < [1, 0], [2] > [1, 5], [] < [0], [1, 2] != [2, 1])
a.append(5)
a.extend([7, 8])
a.extend("xy")
a.extend(range(2))
a += (9,)
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "end")
a.insert(-100, "start")
print(a, len(a))
print(a.pop(), a.pop(0), a.pop(3), a.pop(-2), a)
a.remove("x")
a.reverse()
print(a, a.index(1), a.count(1), a.index("y"), a.index(1, 1), 7 in a, "q" not in a)
b = a.copy()
b.clear()
print(a is b, b, len(a), bool(b))
fails(a.remove, "zzz")
fails(a.index, "zzz")
fails(a.index, 1, 50)
fails(b.pop)
fails(a.pop, 100)
fails(a.pop, "x")
fails(a.append)
fails(a.append, 1, 2)
fails(a.extend, 5)
fails(a.extend, None)
fails(a.insert, "x", 1)
fails(lambda: a[100])
fails(lambda: a["x"])
fails(lambda: a[1.0])
fails(lambda: a[None])
fails(lambda: a[1, 2])
fails(lambda: a + (1,))
fails(lambda: a + 5)
fails(lambda: a * 1.5)
fails(lambda: a * "x")
fails(lambda: a * a)
fails(lambda: a - a)
fails(lambda: a < 5)
fails(lambda: [1] < ["x"])
fails(lambda: hash(a))
fails(lambda: {a: 1})
fails(lambda: a.missing)
fails(list, 5)
fails(list, [1], [2])
fails(list, key=5)
s = list(range(10))
print(s[2:5], s[:3], s[7:], s[-3:], s[::3], s[::-1], s[8:2:-2], s[5:5], s[20:], s[-100:2], s[:], s[:] is s, s[slice(1, 4)], s[-1], s[-10])
s[2:4] = ["a", "b", "c"]
print(s)
s[1:1] = "xy"
print(s)
s[::3] = [0] * len(s[::3])
print(s)
s[-2:] = []
s[:0] = [99]
s[100:] = ["tail"]
print(s)
s[5:2] = ["inserted"]
print(s)
del s[0], s[-1]
del s[1:3]
del s[::2]
print(s)
s[:] = s
s[1:2] = s
print(s)
s[:] = (i for i in range(6))
s[1:3] = {"k": 1}
print(s)


def put(target, index, value):
    target[index] = value


def drop(target, index):
    del target[index]


fails(put, s, 100, 1)
fails(put, s, -100, 1)
fails(put, s, "x", 1)
fails(put, s, slice(0, 2), 5)
fails(put, s, slice(0, 4, 2), [1, 2, 3])
fails(put, s, slice(0, 4, 2), 7)
fails(put, s, slice(0, 4, 0), [])
fails(drop, s, 100)
fails(drop, s, "x")
fails(lambda: s[::0])
fails(lambda: s["a":])
t = [5, 2, 9, 1]
print(t.sort(), t, t.sort(reverse=True), t, sorted(t), t)
t.sort(key=lambda v: -v % 5)
print(t, sorted("bAc", key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([3, 1], reverse=1))
fails(t.sort, 5)
fails(t.sort, cmp=5)
fails([1, "a"].sort)
fails([1, 2].sort, key=5)
fails(sorted, [1], None, True)
r = [1]
r.append(r)
r.append([r])
print(r, r[1] is r, repr(r) == str(r), [[1, [2, [3]]], ()], [None, True, 1.5, "a", b"b", (1,), {}, {1}])
m = [[0] * 3 for _ in range(2)]
m[0][1] = 5
n = [[0] * 3] * 2
n[0][1] = 5
print(m, n, [x for row in m for x in row], list(zip(*m)), [list(row) for row in zip(*m)])
x = [1, 2]
y = x
x += [3]
x = x + [4]
print(x, y, x is y)
x *= 2
x[0], x[1] = x[1], x[0]
i = 0
i, x[i] = 1, "moved"
print(x, i, x.__len__(), x.__getitem__(0), x.__contains__(3), list.__add__([1], [2]), x.__eq__(5), x.__mul__(1) == x, [1, 2].__iadd__([3]), list(reversed(x)))
deep = []
for _ in range(50):
    deep = [deep]
print(deep, len(str(deep)))
g = list(range(5))
for v in g:
    if v < 3:
        g.append(v + 10)
print(g)
for v in g:
    g.remove(v)
print(g)
