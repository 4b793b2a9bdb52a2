# Attribute and method sites that see many shapes: added, deleted, shadowed, changed classes; the answer never goes stale.


class A:
    kind = "A"

    def name(self):
        return "A.name"


class B(A):
    kind = "B"


class C:
    def __init__(self):
        self.x = 1
        self.kind = "instance"

    def name(self):
        return "C.name"


def kind(thing):
    return thing.kind


def name(thing):
    return thing.name()


def set_x(thing, value):
    thing.x = value
    return thing.x


things = [A(), B(), C(), A(), C()]
print([kind(t) for t in things * 3], [name(t) for t in things * 2])
a = A()
out = []
for i in range(12):
    if i == 3:
        a.kind = "own"
    if i == 5:
        A.kind = "changed on the class"
    if i == 7:
        del a.kind
    if i == 9:
        A.kind = property(lambda self: "property")
    if i == 10:
        del A.kind
        A.kind = "back"
    out.append(kind(a))
print(out)
out = []
b = B()
for i in range(14):
    if i == 2:
        B.name = lambda self: "B.name"
    if i == 4:
        b.name = lambda: "instance name"
    if i == 6:
        del b.name
    if i == 8:
        del B.name
    if i == 10:
        A.name = lambda self: "new A.name"
    if i == 12:
        B.name = staticmethod(lambda: "static")
    out.append(name(b))
print(out)
out = []
for i in range(10):
    if i == 5:
        b.__class__ = C
    out.append(kind(b) if i < 5 else name(b))
print(out)


class Dynamic:
    def __getattr__(self, name):
        return f"made {name}"


d = Dynamic()
out = []
for i in range(9):
    if i == 3:
        d.kind = "set"
    if i == 6:
        del d.kind
    if i == 8:
        d = object()
    try:
        out.append(kind(d))
    except AttributeError as error:
        out.append(str(error))
print(out)


class Slots:
    __slots__ = ("x", "y")


class Property:
    def __init__(self):
        self.log = []

    @property
    def x(self):
        return self.log

    @x.setter
    def x(self, value):
        self.log.append(value)


class Frozen:
    def __setattr__(self, name, value):
        raise AttributeError(f"frozen {name}")


shared = [Slots(), Property(), A(), C(), B(), Frozen()]
for _ in range(3):
    for thing in shared:
        try:
            print(type(thing).__name__, set_x(thing, _), end="; ")
        except AttributeError as error:
            print(error, end="; ")
print()


def many_shapes():
    total = 0
    for i in range(60):
        thing = A()
        for k in range(i % 13):
            setattr(thing, f"attr{(i * 7 + k) % 17}", k)
        thing.value = i
        total += thing.value
        if i % 4 == 0:
            del thing.value
            total += getattr(thing, "value", 1000)
    return total


print(many_shapes())
e = A()
for i in range(40):
    setattr(e, f"n{i}", i)
for i in range(0, 40, 3):
    delattr(e, f"n{i}")
for i in range(0, 40, 6):
    setattr(e, f"n{i}", -i)
print([getattr(e, f"n{i}", None) for i in range(40)], list(vars(e))[:5], list(vars(e))[-3:])
counter = 0


def global_reader():
    return counter


out = []
for i in range(8):
    if i == 2:
        counter = 10
    if i == 4:
        globals()["counter"] = 20
    if i == 6:
        del counter
        counter = "new"
    out.append(global_reader())
print(out)


def uses_len(v):
    return len(v)


out = [uses_len("abc")]
len = lambda v: "shadowed"
out.append(uses_len("abc"))
del len
out.append(uses_len("abc"))
print(out)


def polymorphic_add(a, b):
    return a + b


print([polymorphic_add(*pair) for pair in [(1, 2), (1.5, 2), ("a", "b"), ([1], [2]), (1, 2), ((1,), (2,)), (2 ** 70, 1), (True, 1), (1, 2.5), (10 ** 15, 10 ** 15), (2 ** 47, 2 ** 47), (1j, 1)]])


def polymorphic_compare(a, b):
    return a < b, a == b


print([polymorphic_compare(*pair) for pair in [(1, 2), (1.5, 2), ("a", "b"), ([1], [1, 2]), (1, 1.0), (2 ** 70, 2 ** 70 + 1), ((1,), (0,)), (True, 2), (float("nan"), 1)]])


def polymorphic_item(container, key):
    return container[key]


print([polymorphic_item(*pair) for pair in [([1, 2], 1), ("ab", -1), ({"k": 5}, "k"), ((1, 2), 0), (range(5), 3), (b"a", 0), ([1, 2], True), ("é日", 1), ({1: "one"}, 1.0), ([1, 2, 3], slice(1))]])


def polymorphic_iterate(source):
    return [v for v in source]


print([polymorphic_iterate(s) for s in [[1, 2], (1, 2), "ab", {"k": 1}, range(2), (x for x in "xy"), b"a", iter([5]), {1: 2}.items(), map(str, [1]), zip("a", "b"), enumerate("q")]])


def polymorphic_call(f):
    return f("12")


class Callable:
    def __call__(self, v):
        return f"called {v}"


print([polymorphic_call(f) for f in [int, str, len, lambda v: v * 2, Callable(), "a-b".join, [].append, list, C.name, type, float, bool, sorted]])


def loop_over_types():
    total = 0
    for v in (1, 2.5, True, 10 ** 20, 3):
        total = total + v
        total = total * 2 - v
    return total


print(loop_over_types(), type(loop_over_types()).__name__)


class Method:
    def __init__(self, f):
        self.f = f

    def call(self, *args):
        return self.f(*args)


print([Method(f).call("x") for f in (str.upper, len, lambda v: v + v)], [getattr(s, m)() for s, m in (("a", "upper"), ([1, 2], "copy"), ({1: 2}, "keys"), (A(), "name"))])
i = 0
while i < 5:
    class Redefined:
        value = i

        def get(self):
            return self.value
    r = Redefined()
    print(r.get(), end=" ")
    i += 1
print()
