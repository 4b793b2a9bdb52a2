# tuple: construction, immutability, methods, comparison, hashing, repr.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


t = 1, "two", 3.0
print(t, (), (1,), 1, (1, 2), tuple("ab"), tuple(), tuple([1, 2]), tuple({"k": 1}), tuple(t) is t, (*t, *[4]), t + (4,), t * 2, 2 * (1,), t * 0, t * -1)
print(t[0], t[-1], t[1:], t[::-1], t[::2], t[5:], t[:] is t, len(t), "two" in t, 5 in t, t.index("two"), t.count(1), (1, 1.0, True).count(1), t[True])
print((1, 2) == (1, 2), (1, 2) == [1, 2], (1, 2) < (1, 3), (1,) < (1, 0), () < (1,), (2,) > (1, 9), (1, 2) != (1,), ("a", 1) <= ("a", 1), (1, (2, 3)) < (1, (2, 4)), max((1, 2), (1, 1, 5)))
fails(lambda: t[3])
fails(lambda: t["a"])
fails(lambda: t[1.5])
fails(lambda: t + [1])
fails(lambda: t + 1)
fails(lambda: t * t)
fails(lambda: t - t)
fails(lambda: t < [1])
fails(lambda: (1, 2) < (1, "a"))
fails(t.index, 99)
fails(t.index, 1, 1)
fails(t.count)
fails(lambda: t.append)
fails(lambda: t.missing)
fails(tuple, 5)
fails(tuple, [1], 2)
fails(hash, (1, [2]))
fails(lambda: {([],): 1})


def put():
    t[0] = 5


def drop():
    del t[0]


fails(put)
fails(drop)
nested = ([1, 2], {"k": []})
nested[0].append(3)
nested[1]["k"].append(nested[0])
print(nested, nested[0] is nested[1]["k"][0])
try:
    nested[0] += [4]
except TypeError as error:
    print(error, nested[0])
print({(1, 2): "a", (): "b", ((1,),): "c"}[(1, 2)], {(1, 2)} == {(1.0, 2.0)}, hash((1, 2)) == hash((1, 2)), hash((1, 2)) == hash((2, 1)))
a, b = b, a = 1, 2
print(a, b)
u = t
t += (4,)
print(t, u, t is u)
print(sorted([(2, "b"), (1, "z"), (2, "a"), (1,), ()]), min((3, "a"), (2, "z")), sum(((1,), (2, 3)), ()), list(reversed((1, 2, 3))), [x for x in (1, 2)], tuple(x * 2 for x in (1, 2)))
print(((1,),), ((), ()), (None, True), ("it's",), (1, [2, (3, {4: (5,)})]), repr((1,)), str((1, 2)), "%s %s" % (1, 2), f"{(1, 2)}")
print((1, 2).__len__(), (1, 2).__getitem__(1), (1, 2).__contains__(2), (1, 2).__add__((3,)), (1, 2).__eq__((1, 2)), (1, 2).__lt__((2,)), (1, 2).__eq__([1, 2]), (1, 2).__mul__(2), bool(()), bool((0,)))
loop = ([],)
loop[0].append(loop)
print(loop, loop[0][0] is loop)


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __add__(self, other):
        return Point(self[0] + other[0], self[1] + other[1])


p = Point(1, 2)
print(p, p.x, p + (3, 4), type(p + p).__name__, p == (1, 2), hash(p) == hash((1, 2)), p[1:], type(p[:]).__name__, isinstance(p, tuple), {p: 1}[(1, 2)], tuple(p), type(tuple(p)).__name__, len(p), (*p,), type(p * 2).__name__)
x, y = p
print(x, y)
fails(Point, 1)
big = tuple(range(2000))
print(len(big), big[1500], sum(big), big == tuple(range(2000)), big < big + (1,), hash(big) == hash(tuple(range(2000))))
