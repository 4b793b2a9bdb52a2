# Assignment in all forms: chained, unpacked, starred, to items and attributes, order of evaluation, walrus.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, str(error).partition(" values to unpack (expected")[0])


a = b = c = [1]
b.append(2)
print(a, b is c)
x, y = 1, 2
x, y = y, x
(p, q), [r, s] = (1, 2), "ab"
[m, n] = {5: 0, 6: 0}
i, = [9]
() = []
[] = ()
print(x, y, p, q, r, s, m, n, i)
first, *rest = range(4)
*init, last = "abc"
head, *middle, tail = (1, 2)
a, (b, *c), *d = 1, [2, 3, 4], 5, 6
*everything, = "xy"
(z, *_), *_ = [[1, 2], 3]
print(first, rest, init, last, head, middle, tail, a, b, c, d, everything, z, _)
for k, (v, *w) in [(1, (2, 3, 4)), (5, "6")]:
    print(k, v, w)
for [k, l] in ["ab"]:
    print(k, l)


def swap(seq):
    seq[0], seq[-1] = seq[-1], seq[0]
    return seq


class Thing:
    pass


t = Thing()
t.a = t.b = 5
t.list = [0] * 3
t.list[0], t.c, (t.list[1], d) = "x", "y", "zw"
print(t.a, t.b, t.c, t.list, d, swap([1, 2, 3]))
log = []


class Log:
    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __getattr__(self, key):
        log.append(f"get {self.name}.{key}")
        return 10

    def __setattr__(self, key, value):
        log.append(f"set {self.name}.{key}={value}")

    def __getitem__(self, key):
        log.append(f"get {self.name}[{key}]")
        return 20

    def __setitem__(self, key, value):
        log.append(f"set {self.name}[{key}]={value}")

    def __delitem__(self, key):
        log.append(f"del {self.name}[{key}]")

    def __delattr__(self, key):
        log.append(f"del {self.name}.{key}")


def note(value, result=None):
    log.append(f"eval {value}")
    return value if result is None else result


u, w = Log("u"), Log("w")
note("o1", u)[note("k1")] = note("o2", w)[note("k2")] = note("v")
print(log)
log.clear()
note("target", u).attribute += note(5)
note("target", u)[note("key")] *= note(3)
print(log)
log.clear()
u.a, u[note("b")], w.c = note(1), note(2), note(3)
print(log)
log.clear()
del u.x, u[1], (w.y, [w[2]])
print(log)
log.clear()
print(note(1) + note(2) * note(3), {note("k"): note("v")}, [note("l")][note(0)], note(max)(note(4), note(5)), log)
log.clear()
print(note(1) < note(5) < note(3) < note(9), note(0) and note(1), note("") or note("r"), note("t") if note(1) > 0 else note("f"), log)
log.clear()
values = [0, 0, 0]
k = 0
k, values[k] = 2, "at two"
values[0] = k = 1
print(values, k)
fails(lambda: [x for x, y in [(1,)]])


def unpack(count, value):
    if count == 2:
        a, b = value
    elif count == 3:
        a, b, c = value
    elif count == -1:
        a, *b, c = value
    elif count == 0:
        [] = value
    return "unpacked"


for count, value in ((2, [1]), (2, [1, 2, 3]), (2, 5), (2, "abc"), (3, (1, 2)), (3, {}), (3, iter([1])), (2, range(10)), (-1, [1]), (-1, ()), (0, [1]), (2, None), (3, {1: 1, 2: 2, 3: 3, 4: 4}), (2, iter([1, 2, 3]))):
    fails(unpack, count, value)
if (n := 10) > 5:
    print("walrus", n, (m := n * 2), m, [n := n + 1, n], f"{(w := 3)}", (lambda: (inner := 4) * inner)())
while (n := n - 3) > 0:
    print(n, end=" ")
print()
number: int = 5
text: str
(parenthesised): int = 6
t.annotated: "anything" = 7
values[0]: int = "item"
print(number, parenthesised, t.annotated, values)
fails(lambda: text)


def local():
    value: int
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


print(local())
t = 1
t, u = (t := t + 1), t
print(t, u)
e = [1, 2, 3]
e[0], e = 99, e[1:]
print(e)
for text in ("1 = 2", "f() = 1", "a + b = 1", "None = 1", "x, 1 = y", "*a = 1", "*a, *b = c", "(a := 1) = 2", "a += b += 1", "(a, b) += 1", "[a] += 1", "'s' = 1", "True = 0", "__debug__ = 1", "del 1", "del f()", "del a + b", "x: int: str", "(a, b): int = 1", "a = = b", "lambda: x = 1", "(yield) = 1", "f'{a}' = 1", "a.b := 1", "a := 1", "-a = 1", "[x for x in y] = 1", "a if b else c = 1", "... = 1", "{} = 1", "for 1 in x: pass", "del *a", "if x = 1: pass", "f(a.b=1)", "f(1=2)", "f(True=1)"):
    try:
        exec(text)
        print(text, "accepted")
    except SyntaxError as error:
        print(text, "->", error.msg)
    except Exception as error:
        print(text, "->", type(error).__name__)
