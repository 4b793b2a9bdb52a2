# collections: Counter, defaultdict, OrderedDict, deque, namedtuple, ChainMap.

from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, "" if isinstance(error, TypeError) else error)


c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(2), c.most_common(), c.total(), sorted(c.elements()), len(c), "zz" in c)
c.update("aaa")
c.update({"x": 2}, y=1)
c.subtract("abc")
c["b"] += 10
del c["never"]
print(c, Counter(a=1, b=2), Counter({"k": 3}), Counter(), Counter([1, 1, 2]), c == Counter(c), c.copy() == c)
x, y = Counter(a=3, b=1, c=-1), Counter(a=1, b=2, d=4)
print(x + y, x - y, x & y, x | y, +x, -x, x == y, Counter(a=1) <= Counter(a=2), Counter(a=1, b=0) == Counter(a=1), x < y)
x += y
x -= Counter(d=10)
print(x, dict(x), repr(Counter()), isinstance(x, dict), Counter("ba").most_common(1), x.pop("a"), Counter(a=1) | Counter(b=2))
fails(Counter, 5)
fails(Counter.fromkeys, "ab")
fails(Counter, {}, {})
d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, dict(d), "zz" in d, d.get("zz"), len(d), d.default_factory, defaultdict(int, a=5)["zz"], defaultdict(lambda: "made")["k"], d.copy() == d, type(d.copy()).__name__)
n = defaultdict(None, a=1)
fails(lambda: n["b"])
fails(defaultdict, 5)
fails(lambda: defaultdict(lambda: 1 / 0)["x"])
print(defaultdict(int) | {"a": 1}, defaultdict(int, {1: 2}) == {1: 2}, n)
nested = defaultdict(lambda: defaultdict(int))
for word in "aa ab ba bb aa".split():
    nested[word[0]][word[1]] += 1
print({k: dict(v) for k, v in nested.items()})
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, list(reversed(OrderedDict(x=1, y=2))), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(), OrderedDict.fromkeys("ab", 0), o.copy(), OrderedDict(a=1) | {"z": 2})
fails(o.move_to_end, "zz")
fails(OrderedDict().popitem)
fails(lambda: o["zz"])
q = deque([1, 2, 3])
q.append(4)
q.appendleft(0)
q.extend([5, 6])
q.extendleft([-1, -2])
print(q, q.pop(), q.popleft(), q[0], q[-1], len(q), 3 in q, q.count(1), q.index(2), list(reversed(q)), q == deque(q), q < deque([9]), q.copy())
q.rotate(2)
print(q)
q.rotate(-3)
q.reverse()
q.remove(2)
q.insert(1, "new")
q[0] = "first"
del q[2]
print(q, q * 2, q + deque([1]), bool(deque()), q.maxlen, deque("abcde", maxlen=3), deque("ab", 5).maxlen)
m = deque(maxlen=2)
for v in range(5):
    m.append(v)
m.appendleft("left")
print(m, deque([1], maxlen=0), deque([deque()]))
m += [7, 8]
print(m)
fails(deque().pop)
fails(deque().popleft)
fails(lambda: deque()[0])
fails(deque([1]).remove, 5)
fails(deque([1]).index, 5)
fails(deque, 5)
fails(deque, [], -1)
fails(hash, deque())
fails(m.insert, 0, 1)
fails(lambda: deque([1])[0:1])


def mutate():
    changing = deque([1, 2])
    for v in changing:
        changing.append(v)


fails(mutate)
loop = deque([1])
loop.append(loop)
print(loop, list(deque([3, 1, 2])), sorted(deque([3, 1, 2])), sum(deque([1, 2])), max(deque([1, 5])), deque([1, 2]).clear())
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._replace(x=5), p._asdict(), p._fields, Point._make([7, 8]), len(p), [*p], hash(p) == hash((1, 2)), isinstance(p, tuple), p + (3,), p < Point(1, 3), Point.__name__, Point.__doc__)
Row = namedtuple("Row", ["id", "name", "tags"], defaults=["none", ()])
print(Row(1), Row(1, "a"), Row._field_defaults, Row(id=5, tags=[1]), namedtuple("R", "a, b")(1, 2), namedtuple("Dup", "a class a", rename=True)._fields, namedtuple("Empty", "")())
x, y = p
print(x, y, max(Point(1, 2), Point(0, 9)), sorted([Point(2, 1), Point(1, 5)]))
fails(Point, 1)
fails(Point, 1, 2, 3)
fails(Point, 1, z=2)
fails(setattr, p, "x", 5)
fails(lambda: p.z)
fails(p._replace, z=1)
fails(Point._make, [1])
fails(namedtuple, "P", "a a")
fails(namedtuple, "P", "class")
fails(namedtuple, "P", "_x")
fails(namedtuple, "1P", "x")
fails(namedtuple, "P", "x", defaults=[1, 2])


class Vector(namedtuple("Vector", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Vector(3, 4) + Vector(1, 1), Vector(3, 4).length, Vector(1, 2)._replace(y=5), type(Vector(1, 2)._replace(y=5)).__name__)
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
chain = ChainMap(a, b)
chain["w"] = 0
print(chain["y"], chain["z"], sorted(chain), len(chain), "z" in chain, chain.get("q", "none"), a, chain.maps, chain.new_child({"x": 9})["x"], dict(chain.parents), chain)
fails(lambda: chain["missing"])
fails(lambda: chain.pop("z"))


def drop():
    del chain["z"]


fails(drop)
