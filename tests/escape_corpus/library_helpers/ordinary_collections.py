# attack: none: counters, chained maps, user dictionaries, default dictionaries and queues
# allowed: subclassing and composing containers
# expect: benign
# compat: contained
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class Grow(defaultdict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]


class Point(namedtuple("Point", "x y", defaults=[0])):
    __slots__ = ()

    def length(self):
        return abs(self.x) + abs(self.y)


layers = ChainMap({"a": 1}, {"a": 2, "b": 3})
layers["c"] = 4
assert layers["a"] == 1 and layers.new_child({"a": 0})["a"] == 0 and sorted(layers) == ["a", "b", "c"] and layers.parents["a"] == 2
lower = Lower(A=1)
lower["B"] = 2
assert dict(lower) == {"a": 1, "b": 2} and [Grow()[k] for k in "ab"] == [0, 0] and Point(3).length() == 3 and Point(1, 2)._asdict() == {"x": 1, "y": 2}
assert Counter("banana").most_common(2) == [("a", 3), ("n", 2)] and Counter(a=2) - Counter(a=1) == Counter(a=1)
queue = deque(range(5), maxlen=3)
queue.rotate(1)
assert list(queue) == [4, 2, 3] and UserList([1]) + [2] == [1, 2]
ordered = OrderedDict.fromkeys("abc")
ordered.move_to_end("a")
assert list(ordered) == ["b", "c", "a"]
print("OK")
