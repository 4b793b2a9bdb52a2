"""One call site meets one callee after another: what a site remembers must never outlive its truth."""

import gc


def call(f, *rest):
    return f(1, 2)


def site(f):
    return f(3)


def one(x):
    return "one", x


def two(x, y=5):
    return "two", x, y


def swapped(x):
    local = x
    return "swapped", local


print([site(f) for f in (one, one, two, two, one, str, str, abs, one, lambda x: -x)])


class Plain:
    def __init__(self, x):
        self.x = x

    def shown(self, y):
        return "shown", self.x, y


def longer(self, x, y=7):
    z = x + y
    self.x = z


for _ in range(3):
    print(site(Plain).x)
Plain.__init__ = longer
for _ in range(3):
    print(site(Plain).x)
Plain.__init__ = lambda self, x: setattr(self, "x", -x)
for _ in range(3):
    print(site(Plain).x)


def method_site(v):
    return v.shown(9)


class Other(Plain):
    def shown(self, y):
        return "other", y


for v in (Plain(1), Plain(2), Other(1), Plain(3)):
    print(method_site(v))
Plain.shown = lambda self, y: ("changed", y)
print(method_site(Plain(4)), method_site(Other(4)))


class Holder:
    pass


holder = Holder()
holder.shown = one
print(method_site(holder), method_site(Plain(5)), method_site(holder))


def append_site(v):
    v.append(1)
    return v


class Appending:
    def __init__(self):
        self.got = []

    def append(self, item):
        self.got.append(item * 10)


class Derived(list):
    pass


for v in ([], [2], Appending(), Derived(), bytearray(b"a"), []):
    v = append_site(v)
    print(type(v).__name__, v.got if isinstance(v, Appending) else list(v))


def unbound_site(f, *arguments):
    return f(*arguments)


def descriptor_site(owner, v):
    return owner.upper(v)


print(descriptor_site(str, "a"), descriptor_site(bytes, b"b"))
for wrong in (1, b"x"):
    try:
        print(descriptor_site(str, wrong))
    except TypeError as error:
        print(error)


def make(n):
    namespace = {}
    exec(f"def made(x):\n    a{n} = x\n    return {n}, a{n}", namespace)
    return namespace["made"]


total = 0
for n in range(200):
    made = make(n)
    number, x = site(made)
    total += number + x
    del made
    if n % 50 == 0:
        gc.collect()
print(total)


def too_many():
    try:
        site(lambda: None)
    except TypeError as error:
        print("refused:", str(error).split(" ", 1)[1])
    try:
        site(len)
    except TypeError as error:
        print(error)


site(one)
too_many()
print(site(one))


def iterate(d):
    return [k for k in d], [v for v in d.values()]


print(iterate({"a": 1, "b": 2}), iterate({}))
for change in (lambda d: d.pop("a"), lambda d: d.update(z=1)):
    d = {"a": 1, "b": 2, "c": 3}
    try:
        for k in d:
            change(d)
    except RuntimeError as error:
        print(error)
d = dict.fromkeys(range(6))
del d[0], d[3]
print(list(d), [k for k in d])


def counting(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)


g = counting(6)
for x in g:
    print(x, end=" ")
    if x == 1:
        print(g.send("sent"), end=" ")
    if x == 3:
        break
print(next(g), [x for x in g], [x for x in g])


def itself():
    for x in running:
        yield x


running = itself()
try:
    for x in running:
        pass
except ValueError as error:
    print(error)


class Quiet(ValueError):
    def __init__(self, a, b):
        self.pair = a, b


for make_error in (lambda: ValueError(1, 2), lambda: Quiet(1, 2), lambda: KeyError("k"), lambda: ExceptionGroup("g", [OSError(2, "no")])):
    error = make_error()
    print(repr(error), error.args, getattr(error, "pair", None))
try:
    ValueError(1, key=2)
except TypeError as error:
    print(error)
print(f"{0} {-5} {10**14} {-(2**46)} {7:d}", str(0), str(-10), oct(0), hex(-255), bin(0))
a = list(range(5))
print(a[3::-1], a[::-1], a[4:1:-1], a[1:4], a[4:4:-1], a[-1:-6:-1])
