# In-place operators: which method is called, fallbacks, NotImplemented, aliasing.


def fails(action):
    try:
        print("no error:", action())
    except Exception as error:
        print(type(error).__name__, error)


OPERATORS = ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="]
NAMES = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"]


def method(tag, name):
    return lambda self, other: f"{tag}{name}({other})"


InPlace = type("InPlace", (), {f"__i{name}__": method("i", name) for name in NAMES})
Plain = type("Plain", (), {f"__{name}__": method("", name) for name in NAMES})
Reflected = type("Reflected", (), {f"__r{name}__": method("r", name) for name in NAMES})
for operator in OPERATORS:
    out = []
    for start in (InPlace(), Plain()):
        space = {"x": start}
        exec(f"x {operator} 5", space)
        out.append(space["x"])
    space = {"x": 7, "r": Reflected()}
    exec(f"x {operator} r", space)
    out.append(space["x"])
    print(operator, out)
for operator in OPERATORS:
    space = {"x": object(), "y": 1}
    try:
        exec(f"x {operator} y", space)
    except TypeError as error:
        print(error)
for operator in ("+=", "-=", "*=", "@=", "|=", "%="):
    for left, right in (([1], 5), ("a", 1), ({1}, [2]), ({}, 5), ((1,), [2]), (None, None), (5, "x"), (b"a", "b")):
        space = {"x": left, "y": right}
        try:
            exec(f"x {operator} y", space)
            print(operator, left, right, "->", space["x"])
        except TypeError as error:
            print(operator, error)


class Declines:
    def __init__(self, log):
        self.log = log

    def __iadd__(self, other):
        self.log.append("iadd")
        return NotImplemented

    def __add__(self, other):
        self.log.append("add")
        return NotImplemented


class Accepts:
    def __init__(self, log):
        self.log = log

    def __radd__(self, other):
        self.log.append("radd")
        return "accepted"


log = []
x = Declines(log)
x += Accepts(log)
print(x, log)
log.clear()
x = Declines(log)
try:
    x += 5
except TypeError as error:
    print(error, log)


class Keeps:
    def __init__(self):
        self.items = []

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __imul__(self, other):
        return "something else"


k = alias = Keeps()
k += 1
k += 2
print(k is alias, k.items)
k *= 3
print(k, alias.items)

a = b = [1]
a += (2,)
print(a is b, b)
a = a + [3]
print(a is b, a, b)
a = b = {1}
a |= {2}
print(a is b, sorted(b))
a = b = {"k": 1}
a |= {"l": 2}
print(a is b, b)
a = b = (1,)
a += (2,)
print(a is b, b)
a = b = "s"
a += "t"
a *= 2
print(a, b)
a = b = bytearray(b"x")
a += b"y"
a *= 2
print(a is b, b)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)


class Item:
    def __init__(self):
        self.count = 0

    def __getitem__(self, key):
        self.count += 1
        return self.count

    def __setitem__(self, key, value):
        print("store", key, value)


item = Item()
item["a", 1] += 10
item[1:2] -= 1
counts = {}
for word in "a b a c a".split():
    counts[word] = counts.get(word, 0) + 1
counts["a"] **= 2
print(counts)
fails(lambda: exec("counts['zz'] += 1", {"counts": counts}))
fails(lambda: exec("nothing += 1", {}))
fails(lambda: exec("counts.nothing += 1", {"counts": counts}))


def local():
    try:
        total += 1
    except UnboundLocalError as error:
        return str(error)


print(local())
total = 1


def global_total():
    global total
    total += 5
    return total


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n
    return step


step = counter()
print(global_total(), total, step(), step())


class Attribute:
    shared = [1]
    number = 1


attribute = Attribute()
attribute.shared += [2]
attribute.number += 1
print(Attribute.shared, attribute.shared is Attribute.shared, Attribute.number, attribute.number)
