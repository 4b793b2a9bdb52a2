# Stars in calls, displays, assignments, returns, subscripts, for loops; with every kind of iterable.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, str(error).partition(" values to unpack (expected")[0])


def f(*args, **named):
    return args, named


class It:
    def __iter__(self):
        yield from "it"


class Old:
    def __getitem__(self, i):
        if i == 2:
            raise IndexError
        return i


print([*[1], *(2, 3), *"ab", *{4: 5}, *range(2), *It(), *Old()], (*[], *[1]), {*[1, 1], *[2]} == {1, 2}, {**{"a": 1}, "b": 2, **{"a": 3}}, [*[]], (*(),), {**{}})
print(f(*[1, 2], 3, *"xy", k=1, **{"m": 2}, n=3, **{}), f(*It(), *Old()), f(**{"a b": 1}), f(*[], **{}))
print(*[1, 2], *"ab", sep="-")
a, *b = "xyz"
*c, d = range(3)
e, *g, h = It()
(i, *j), *k = [(1, 2, 3), 4, 5]
[*l] = Old()
*m, = {}
print(a, b, c, d, e, g, h, i, j, k, l, m)


def returns():
    return *[1, 2], 3


def yields():
    x = yield *[1], 2
    yield from (*[3], 4)


print(returns(), list(yields()))
for n in *[1], *"ab":
    print(n, end=" ")
print()
for o, *p in [(1, 2, 3), "q"]:
    print(o, p, end=" ")
print()


class Sub:
    def __getitem__(self, key):
        return key


print(Sub()[*[1, 2]], Sub()[*"ab", 1:2], Sub()[0, *()], Sub()[*[]])
x = *[1, 2],
y = *"a", *"b"
print(x, y, [*x, [*y]], [[*z] for z in ("ab", [1])])
first, *_ = sorted([3, 1, 2])
*_, last = sorted([3, 1, 2])
head, *tail = [[1, 2], 3, [4]]
print(first, last, head, tail)
fails(lambda: [*5])
fails(lambda: (*None,))
fails(lambda: {*[[]]})
fails(lambda: {**[1]})
fails(lambda: {**5})
fails(lambda: f(*5))
fails(lambda: f(**5))
fails(lambda: f(**{1: 2}))
fails(lambda: f(a=1, **{"a": 2}))
fails(lambda: f(**{"a": 1}, **{"a": 2}))
fails(lambda: len(*[1, 2]))
fails(lambda: f(*(1 / 0 for _ in [1])))
fails(exec, "a, *b, c = [1]")
fails(exec, "*a, b = []")
fails(exec, "a, *b = 5")
for text in ("*a = [1]", "a = *b", "*a, *b = c", "print(**a, *b)", "[**a]", "{*a: 1}", "{**a, b}", "(*a)", "f(*)", "f(**)", "del *a", "a = *b, *c; d", "for *a in b: pass", "return *a", "*a += 1", "{*a, **b}", "lambda *a, *b: 1", "a[*b] = 1", "a[*b:c]", "[*a for a in b]", "f(**a, **b)", "*a,"):
    try:
        exec(text, {"b": [1], "c": [2], "a": {}, "f": f})
        print(text, "accepted")
    except SyntaxError as error:
        print(text, "->", error.msg)
    except Exception as error:
        print(text, "runs", type(error).__name__)


class Mapping:
    def keys(self):
        return iter("kl")

    def __getitem__(self, key):
        return key + "!"


class BadMapping:
    def keys(self):
        return 5

    def __getitem__(self, key):
        return key


class NoKeys:
    def __getitem__(self, key):
        return key


print({**Mapping()}, f(**Mapping()))
fails(lambda: {**BadMapping()})
fails(lambda: {**NoKeys()})
fails(lambda: f(**NoKeys()))
matrix = [[1, 2], [3, 4]]
print([*zip(*matrix)], max(*matrix), [*map(list, zip(*matrix[::-1]))], dict(zip(*["ab", [1, 2]])), "{} {}".format(*matrix), "%s-%s" % (*"xy",), [*{**{"a": 1}}], len([*range(1000), *range(1000)]))
def outer(*args):
    def inner(*args2, **kw):
        return (*args, *args2), {**kw}
    return inner
print(outer(1, 2)(3, k=4), (lambda *a: (lambda *b: (*a, *b)))(1)(2))
