"""Subscripts, containment and lengths of subclasses of built-in containers: methods inherited, replaced, borrowed and removed."""


def report(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


class Table(dict):
    pass


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


class Loud(dict):
    def __getitem__(self, key):
        return "loud", super().get(key)

    def __setitem__(self, key, item):
        super().__setitem__(key, [item])

    def __contains__(self, key):
        return key == "anything"

    def __len__(self):
        return 77


class Items(list):
    pass


class Pair(tuple):
    pass


class Text(str):
    pass


class Group(set):
    pass


class Bytes(bytearray):
    pass


for make in (Table, Missing, Loud):
    made = make(a=1)
    made["b"] = 2
    report(f"{make.__name__} item", lambda: made["a"])
    report(f"{make.__name__} missing", lambda: made["c"])
    report(f"{make.__name__} unhashable", lambda: made[[]])
    report(f"{make.__name__} in", lambda: ("a" in made, "anything" in made, len(made), bool(made)))
    report(f"{make.__name__} held", lambda: dict(made))

for made in (Items([1, 2]), Pair((1, 2)), Text("12"), Group({1, 2}), Bytes(b"12")):
    name = type(made).__name__
    report(f"{name} first", lambda: made[0])
    report(f"{name} slice", lambda: made[0:1])
    report(f"{name} beyond", lambda: made[5])
    report(f"{name} wrong", lambda: made["x"])
    report(f"{name} length", lambda: (len(made), bool(made)))
    report(f"{name} in", lambda: 2 in made)

    def store():
        made[0] = 50
        return made

    report(f"{name} store", store)

# the class changes
print(Table(a=1)["a"])
Table.__getitem__ = lambda self, key: "replaced"
print(Table(a=1)["a"], Table()["b"])
Table.__getitem__ = dict.__getitem__
print(Table(a=1)["a"])
Table.__getitem__ = list.__getitem__
try:
    Table(a=1)["a"]
except TypeError:
    print("not for lists")
Table.__getitem__ = dict.__len__
report("another method", lambda: Table(a=1)["a"])
Table.__getitem__ = dict.get
report("a plain method", lambda: (Table(a=1)["a"], Table()["b"]))
del Table.__getitem__
report("removed", lambda: Table(a=1)["a"])
Table.__missing__ = lambda self, key: key * 2
report("missing added", lambda: Table()["ab"])
Table.__len__ = lambda self: -1
report("negative length", lambda: len(Table()))
Table.__len__ = None
report("no length", lambda: len(Table()))
Table.__contains__ = None
report("no containment", lambda: 1 in Table())


class Both(Items, object):
    pass


report("further down", lambda: (Both([5])[0], len(Both([5])), 5 in Both([5])))


class Numbers(Items):
    def __getitem__(self, index):
        return super().__getitem__(index) * 10


class Deeper(Numbers):
    pass


report("above", lambda: (Deeper([5])[0], Deeper([5]) == [5], list(Deeper([5])), 5 in Deeper([5])))

from collections import OrderedDict, defaultdict

counts = defaultdict(int)
for letter in "abracadabra":
    counts[letter] += 1
print(dict(counts), "z" in counts, counts["z"], "z" in counts, len(counts))
groups = defaultdict(list)
for number in range(10):
    groups[number % 3].append(number)
print(dict(groups))
nothing = defaultdict()
report("no factory", lambda: nothing[1])
order = OrderedDict(b=1, a=2)
order["c"] = 3
order.move_to_end("b")
print(list(order), order["a"])
