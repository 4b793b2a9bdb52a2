# copy: shallow and deep copies of built-in values and instances, hooks, cycles.
import copy
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return type(self) is type(other) and (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"


class Slotted:
    __slots__ = ("a", "b")


class Both(Slotted):
    pass


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


def same(a, b):
    return a is b


for value in (1, 1.5, 10**30, "s", b"b", None, True, (), (1, "a"), len, Point, print, range(3), frozenset([1]), 2j, ..., NotImplemented):
    print(copy.copy(value) is value, copy.deepcopy(value) == value, copy.deepcopy(value) is value)
for value in ([1, [2]], {"a": [1]}, {1, 2}, bytearray(b"x"), deque([1, [2]], 5), defaultdict(list, a=[1]), OrderedDict(b=[1], a=2), Counter("aab"), ([1], 2)):
    shallow, deep = copy.copy(value), copy.deepcopy(value)
    print(type(value).__name__, shallow == value, shallow is value, deep == value, deep is value, type(shallow) is type(value), type(deep) is type(value))
nested = [[1, 2], {"k": (3, [4])}]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
print(shallow[0] is nested[0], deep[0] is nested[0], deep == nested, deep[1]["k"][1] is nested[1]["k"][1])

point = Point([1], Point(2, 3))
shallow, deep = copy.copy(point), copy.deepcopy(point)
print(shallow, shallow.x is point.x, deep, deep == point, deep.x is point.x, deep.y is point.y)
slotted = Slotted()
slotted.a = [1]
shallow, deep = copy.copy(slotted), copy.deepcopy(slotted)
print(shallow.a is slotted.a, deep.a == slotted.a, deep.a is slotted.a, hasattr(deep, "b"))
both = Both()
both.a, both.c = [1], [2]
deep = copy.deepcopy(both)
print(deep.a, deep.c, deep.a is both.a, deep.c is both.c, hasattr(deep, "b"))
for made in (MyList([1, [2]]), MyDict(a=[1]), MyInt(5)):
    made.extra = [1]
    shallow, deep = copy.copy(made), copy.deepcopy(made)
    print(type(shallow).__name__, shallow == made, shallow.extra is made.extra, deep == made, deep.extra is made.extra, deep.extra, type(deep) is type(made))
    if not isinstance(made, int):
        shallow.clear()
        print(len(made))
print(copy.copy(Singleton()) is Singleton(), copy.deepcopy(Singleton()) is Singleton())
Pair = namedtuple("Pair", "a b")
pair = Pair([1], 2)
print(copy.copy(pair), copy.deepcopy(pair), copy.deepcopy(pair).a is pair.a, type(copy.deepcopy(pair)) is Pair)

print("cycles and sharing")
loop = [1]
loop.append(loop)
deep = copy.deepcopy(loop)
print(deep[1] is deep, deep is loop, len(deep))
table = {}
table["me"] = table
deep = copy.deepcopy(table)
print(deep["me"] is deep)
a = Point(1, None)
a.y = [a, a]
deep = copy.deepcopy(a)
print(deep.y[0] is deep, deep.y[0] is deep.y[1])
inner = [1]
outer = [inner, inner, (inner,)]
deep = copy.deepcopy(outer)
print(deep[0] is deep[1], deep[2][0] is deep[0], deep[0] is inner)
t = ([],)
t[0].append(t)
deep = copy.deepcopy(t)
print(deep[0][0] is deep, deep is t)
memo = {}
x = [1]
y = copy.deepcopy(x, memo)
print(memo[id(x)] is y, copy.deepcopy(x, memo) is y, copy.deepcopy([x], {id(x): "remembered"}))

print("hooks")


class Hooked:
    def __init__(self, value):
        self.value = value

    def __copy__(self):
        return ("copied", self.value)

    def __deepcopy__(self, memo):
        return ("deeply", copy.deepcopy(self.value, memo), isinstance(memo, dict))


print(copy.copy(Hooked(1)), copy.deepcopy(Hooked([1])), copy.deepcopy([Hooked(2)]))


class State:
    def __init__(self):
        self.kept, self.dropped = [1], [2]

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.kept = state["kept"]
        self.restored = True


deep = copy.deepcopy(State())
print(sorted(vars(deep)), deep.kept, sorted(vars(copy.copy(State()))))


class Arguments:
    def __new__(cls, a, b=0):
        self = super().__new__(cls)
        self.made_with = (a, b)
        return self

    def __getnewargs__(self):
        return (1, 2)


print(copy.copy(Arguments(5)).made_with, copy.deepcopy(Arguments(5)).made_with)


class Needs:
    def __new__(cls, a):
        return super().__new__(cls)


attempt(copy.copy, Needs(1))


class Reduces:
    def __init__(self, *parts):
        self.parts = list(parts)

    def __reduce__(self):
        return (Reduces, ("r",), {"state": [1]})


class Appends:
    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(item)

    def __setitem__(self, key, value):
        self.items.append((key, value))

    def __reduce_ex__(self, protocol):
        return (Appends, (), None, iter([[1], [2]]), iter([("k", [3])]))


made = copy.deepcopy(Reduces(1))
print(made.parts, made.state, copy.copy(Reduces(1)).parts, copy.deepcopy(Appends()).items, copy.copy(Appends()).items)
attempt(copy.copy, type("Odd", (), {"__reduce__": lambda self: 5})())
print(copy.copy(type("Self", (), {"__reduce__": lambda self: "global"})()) is not None)

error = ValueError("a", [1])
error.note = [2]
deep = copy.deepcopy(error)
print(type(deep), deep.args, deep.note, deep.args[1] is error.args[1], deep.note is error.note)


class Failing:
    def __deepcopy__(self, memo):
        raise KeyError("no")


attempt(copy.deepcopy, [1, Failing()])
for value in ((i for i in ()),):
    attempt(copy.deepcopy, value)
attempt(copy.copy, (i for i in ()))


class Replaceable:
    def __replace__(self, **changes):
        return changes


print(copy.replace(Replaceable(), a=1))
attempt(copy.replace, 5, a=1)
deep = []
for _ in range(150):
    deep = [deep]
print(str(copy.deepcopy(deep)) == str(deep), issubclass(copy.Error, Exception), copy.error is copy.Error)


class Method:
    def __init__(self):
        self.call = self.run

    def run(self):
        return self


method = Method()
deep = copy.deepcopy(method)
print(deep.call() is deep, copy.copy(method).call() is method)
