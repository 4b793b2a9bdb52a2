# if/while/for/else/break/continue/pass/assert/del, truth, chained comparisons, short circuits.


def loop(limit):
    out = []
    for i in range(limit):
        if i == 1:
            continue
        if i == 4:
            break
        out.append(i)
    else:
        out.append("else")
    return out


print(loop(3), loop(9), loop(0))


def spin(n):
    out = []
    while n:
        n -= 1
        if n == 5:
            continue
        if n == 2:
            break
        out.append(n)
    else:
        out.append("exhausted")
    return out


print(spin(8), spin(2), spin(0))


def nested():
    found = []
    for a in range(3):
        for b in range(3):
            if b > a:
                break
            if (a + b) % 2:
                continue
            found.append((a, b))
        else:
            found.append("inner else")
            continue
        found.append("broke")
    return found


print(nested())


def grade(n):
    if n > 90:
        return "A"
    elif n > 80:
        return "B"
    elif not n:
        return "none"
    else:
        return "C"


print([grade(n) for n in (95, 85, 0, 5)])
for value in (0, 1, -1, 0.0, "", "0", [], [0], (), {}, {0: 0}, set(), None, True, b"", range(0), range(1), 0j, ..., print, object):
    print("T" if value else "F", end="")
    print("n" if not value else "y", end=" ")
print()


class Truth:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        return self.answer


class Length:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for thing in (Truth(True), Truth(False), Length(0), Length(3), Truth(1), Truth("x"), Length(-1), Length("a"), Length(10 ** 30)):
    try:
        print(bool(thing), "yes" if thing else "no", not thing)
    except Exception as error:
        print(type(error).__name__, error)
log = []


def note(value):
    log.append(value)
    return value


print(1 < note(2) < note(3), 1 < note(5) < note(4) < note(9), 3 > 2 == 2, 1 == 1.0 != 2, 1 < 2 > len("a") is not None, "a" in "abc" in ["abc"], not 1 in [2], 1 not in [2], None is None is not log, log)
log.clear()
print(note(0) or note("") or note([]) or note("last"), note(1) and note(2) and note(0) and note(3), note(0) and note(1) or note(2), not note(0) or note(7), note(None) is None and note(5), log)
print((1 or 1 / 0), (0 and 1 / 0), 5 if True else 1 / 0, [] and [][0], 1 if 0 else 2 if 0 else 3, (lambda: 1 if 2 else 3)())
try:
    assert 1 + 1 == 2, "fine"
    assert (0, "tuple is true")[1]
    assert False, f"message {1 + 1}"
except AssertionError as error:
    print("assert", error, error.args)
try:
    assert []
except AssertionError as error:
    print("assert", repr(error), error.args)
try:
    assert 0, [1, 2]
except AssertionError as error:
    print("assert", repr(error))
x = [1, 2, 3]
y = x
del x
try:
    x
except NameError as error:
    print(error)
del y[0], y[-1:]
print(y)


def unbound():
    z = 1
    del z
    try:
        return z
    except UnboundLocalError as error:
        return str(error)


print(unbound())


def delete_missing():
    try:
        del missing
    except UnboundLocalError as error:
        print(type(error).__name__, error)
    missing = 1


delete_missing()
try:
    del never_there
except NameError as error:
    print(type(error).__name__, error)
for i in []:
    pass
else:
    print("else of empty loop")
for i in range(2): print(i, end=";")
else: print("one line")
while False: pass
else: print("while else")
if 1: pass; print("a"); print("b")
count = 0
while True:
    count += 1
    try:
        if count < 3:
            continue
        break
    finally:
        print("finally", count)
for c in "ab":
    for c in "xy":
        pass
    print(c)
total = 0
for a, b in zip(range(100), range(100, 0, -1)):
    if a > b:
        break
    total += a * b
print(total, a, b)
n, k = 27, 0
while n != 1:
    n, k = (n // 2 if n % 2 == 0 else 3 * n + 1), k + 1
print(k)
it = iter([1, 2, 3, 4])
for v in it:
    print(v, next(it, None), end=" ")
print()
try:
    for v in 5:
        pass
except TypeError as error:
    print(error)
try:
    for v in None:
        pass
except TypeError as error:
    print(error)
for text in ("break", "continue", "return 1", "yield 1", "if 1:\n  break", "def f():\n  break", "while 1:\n  def f(): continue", "for x in y:\n class A:\n  break", "class A: return 1", "else: pass", "if x:\npass", "for x in: pass", "while: pass", "if x\n  pass", "  x = 1", "if 1:\n    a\n  b", "try: pass", "assert", "del", "pass 5", "import", "def f(:", "x = (1,", "x = ]", "'abc", "'''abc", "1a", "0777", "1__0", "0x", "1e", "$", "a b", "print 5", "a ? b", "x = 5 5", "!", "a->b", "raise from x", "nonlocal x", "def f():\n global x\n x = 1\n global x", "def f(x):\n global x", "def f():\n nonlocal q", "def f():\n x = 1\n global x"):
    try:
        exec(text)
        print(repr(text), "accepted")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset)
