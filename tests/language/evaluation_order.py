# The order in which the parts of expressions and statements are evaluated.

log = []


def n(name, value=None):
    log.append(name)
    return name if value is None else value


def show(label):
    print(label, " ".join(map(str, log)))
    log.clear()


class Obj:
    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __getattr__(self, key):
        log.append(f"{self.name}.{key}")
        return lambda *a, **k: log.append(f"call {key}") or key

    def __setattr__(self, key, value):
        log.append(f"{self.name}.{key}=")

    def __getitem__(self, key):
        log.append(f"{self.name}[{key}]")
        return 1

    def __setitem__(self, key, value):
        log.append(f"{self.name}[{key}]=")

    def __delitem__(self, key):
        log.append(f"del {self.name}[{key}]")

    def __iter__(self):
        log.append(f"iter {self.name}")
        return iter(["p", "q"])

    def keys(self):
        log.append(f"keys {self.name}")
        return ["x"]

    def __enter__(self):
        log.append(f"enter {self.name}")
        return self

    def __exit__(self, *details):
        log.append(f"exit {self.name}")

    def __hash__(self):
        log.append(f"hash {self.name}")
        return 1

    def __eq__(self, other):
        log.append(f"{self.name} eq")
        return False

    def __bool__(self):
        log.append(f"bool {self.name}")
        return True


def f(*args, **named):
    log.append("f")
    return args


a, b, c = Obj("a"), Obj("b"), Obj("c")
n(1, 5) + n(2, 6) * n(3, 7) - n(4, 8)
show("arithmetic")
n("x", 2) ** n("y", 3) ** n("z", 2)
show("power")
n(1, f)(n(2), *n(3, [1]), n(4), k=n(5), *n(6, "z"), m=n(7), **n(8, {"q": 1}))
show("call")
n("o", a).method(n(1), n(2))
show("method")
n("o", a)[n("i"):n("j"):n("k")]
show("slice")
{n("k1"): n("v1"), n("k2"): n("v2"), **n("m", {})}
show("dict")
[n(1), *n(2, []), n(3)], (n(4), n(5)), {n(6)}
show("displays")
n("t", a).x = n("v")
show("attribute target")
n("t", a)[n("k")] = n("v")
show("item target")
n("t", a)[n("k")], n("u", b).y = n(1), n(2)
show("two targets")
n("t1", a).x = n("t2", b)[n("k")] = n("v")
show("chained targets")
n("t", a)[n("k")] += n("v", 1)
show("augmented item")
n("t", a).x += n("v", 0) and 0 or type("R", (), {"__radd__": lambda s, o: log.append("radd") or 1})()
show("augmented attribute")
x, *y = n("it", a)
show("unpack")
n(1, 1) < n(2, 2) < n(3, 3)
show("chain true")
n(1, 5) < n(2, 2) < n(3, 3)
show("chain false")
n(1, 0) or n(2, 0) or n(3, 7) or n(4)
show("or")
n(1, 5) and n(2, 0 or "") and n(3)
show("and")
n("body") if n("test", True) else n("other")
show("conditional")
not n(1, a)
show("not")
if a and (b or c):
    pass
show("if")
[n("e") for i in n("outer", [1, 2]) if n("cond", True) for j in n("inner", [1])]
show("comprehension")
{n("key", i): n("val") for i in range(2)}
show("dict comprehension")
list(n("e") for i in n("outer", [1]))
show("generator")
(n("lazy") for i in n("outermost now", [1]))
show("generator not run")


@n("decorator 1", lambda g: log.append("apply 1") or g)
@n("decorator 2", lambda g: log.append("apply 2") or g)
def g(p=n("default p"), q=n("default q"), *, r=n("default r")):
    log.append("body")


g()
show("decorated function")


class Meta(type):
    def __new__(mcls, name, bases, space, **named):
        log.append("meta new")
        return super().__new__(mcls, name, bases, space)


@n("class decorator", lambda k: log.append("apply") or k)
class K(n("base", object), metaclass=n("meta", Meta), option=n("option")):
    log.append("class body")
    attr = n("attr")

    def m(self, d=n("method default")):
        pass


show("class")
with n("m1", a) as n("holder", c).x, n("m2", b) as c[n("key")]:
    log.append("body")
show("with")
for c[n("target")] in n("iterable", [1, 2]):
    log.append("loop")
show("for")
del n("d1", a)[n("k1")], n("d2", b)[n("k2")]
show("del")
assert n("condition", True), n("never")
try:
    assert n("condition", 0 or ""), n("message")
except AssertionError:
    pass
show("assert")
try:
    raise n("error", ValueError("x")) from n("cause", KeyError("y"))
except n("first clause", KeyError):
    pass
except (n("second a", ValueError), n("second b", OSError)):
    log.append("caught")
show("raise and except")
lambda p=n("lambda default"): n("never")
show("lambda")
f"{n('f1')}{n('f2'):{n('spec', '>5')}}{n('f3')!r}"
show("f-string")
"%s %s" % (n(1), n(2))
"{} {}".format(n(1), n(2))
show("formats")
n("left", 1) in n("right", [1])
n("left", 1) is n("right", 2)
n("left", 1) not in n("right", [1])
show("in and is")
(w := n("value")), n("after")
show("walrus")
f(*a)
show("star call")
f(**n("d1", {"a": n("inside 1")}), b=n("b"), **n("d2", {"c": n("inside 2")}))
show("double star")
try:
    n("function", 5)(n("argument"))
except TypeError:
    show("argument before the call fails")
try:
    n("left", 1) + n("right", "s")
except TypeError:
    show("operands before the failure")
try:
    n("o", a)[n("i")].missing_attribute.x(n("never?"))
except AttributeError:
    show("attribute of the item fails first")
i = 0
values = [0, 0, 0]
i, values[i], i = 1, "one", 2
print(values, i)
d = {}
d[n("k", "key")] = d
print(list(d), d["key"] is d)
log.clear()
z = [n(1), n(2)][n(0, 0)] + [n(3)][n(-1, -1)]
show("indexing")
print({n("a", 1): n("b", "first"), n("c", 1): n("d", "second")})
show("same key twice")
a == b != c
show("comparison chain")
{a: 1, b: 2}
show("hashing order")
