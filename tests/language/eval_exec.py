# eval and exec on guest namespaces.


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error.msg if isinstance(error, SyntaxError) else error)


x = 10
print(eval("x + 1"), eval("x * y", {"x": 2, "y": 3}), eval("x + y", {"x": 1}, {"y": 5}), eval("x", {"x": "global"}, {"x": "local"}), eval(" 1 + 1"), eval("\t[1,\n2]\n"), eval("(lambda q: q * x)(2)"), eval("[x for _ in range(2)]"))
print(exec("x = 99"), x, exec("y = x + 1\nz = [y]"), y, z)
space = {}
exec("a = 1\ndef f(n):\n    return n + a\nclass C:\n    v = f(2)\nresult = C.v", space)
print(sorted(k for k in space if k != "__builtins__"), space["result"], space["f"](10), space["C"].__name__, space["C"].__module__ if "__name__" in space else "no module name")
exec("a = 100", space)
print(space["f"](1))
locals_ = {"b": 1}
exec("c = b + x; b = 5", {"x": 1}, locals_)
print(locals_)


def inside():
    local = 5
    return eval("local + 1"), sorted(eval("locals()"))


print(inside())


def closed():
    hidden = 1

    def inner():
        try:
            return eval("hidden")
        except NameError as error:
            return str(error)
    return inner()


print(closed())


def assigns():
    v = 1
    exec("v = 2")
    out = {}
    exec("v = 3", globals(), out)
    return v, out


print(assigns())
for text in ("", "  ", "x = 1", "1 +", "for", "(", "[1, 2", "a b", "1; 2", "def f(): pass", "return 1", "'abc", "import math", "x := 5", "yield 1", "1\n2", "*a", "print 5", "if x: y"):
    fails(eval, text)
fails(eval, 5)
fails(eval, None)
fails(exec, 5)
fails(eval, "nothing_here")
fails(eval, "1 / 0")
fails(eval, "x", 5)
fails(eval, "x", {}, 5)
fails(exec, "x", [])
fails(eval, "x\0y")
fails(eval, "1", {}, {}, {})
fails(exec, "def f(:\n  pass")
fails(exec, "if True:\nx = 1")
fails(exec, "  indented = 1")
fails(exec, "raise ValueError('from exec')")
fails(exec, "undefined_name")
print(eval(b"1 + 1"), eval("1_000"), eval("0x10"), eval("'a' 'b'"), eval("None"), eval("..."), eval("1,"), eval("()"), eval("{}"), eval("not 1"), eval("lambda: 5")(), eval("x if x else 0"), eval("f'{x}'"), eval("(w := 7) + w"), w)


class Namespace(dict):
    def __missing__(self, key):
        return f"<{key}>"


class Mapping:
    def __init__(self):
        self.stored = []

    def __getitem__(self, key):
        if key == "known":
            return "value of known"
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.stored.append((key, value))

    def __delitem__(self, key):
        self.stored.append(("del", key))


print(eval("first + second", {}, Namespace()), eval("len('abc')", {}, {}))
mapping = Mapping()
exec("stored = known; other = 5; del stored", {}, mapping)
print(mapping.stored)
fails(eval, "unknown", {}, mapping)
nested = "eval('eval(\"1 + 1\") + 1') + 1"
print(eval(nested))
code = "\n".join(f"v{i} = {i} * 2" for i in range(100))
space = {}
exec(code, space)
print(space["v99"], len([k for k in space if k.startswith("v")]))
exec("""
def outer(n):
    total = 0
    for i in range(n):
        if i % 2:
            continue
        total += i
    else:
        total += 1000
    return total

class Point:
    '''doc'''
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

try:
    raise KeyError("inside")
except KeyError as error:
    message = str(error)
finally:
    done = True
values = {k: v for k, v in zip("ab", outer.__defaults__ or (1, 2))}
""")
print(outer(10), Point(1) == Point(1, 0), Point.__doc__, message, done, values)
empty = {"__builtins__": {}}
fails(eval, "len('abc')", empty)
fails(eval, "print", {"__builtins__": {"len": len}})
print(eval("len('abc')", {"__builtins__": {"len": len}}), eval("1 + 1", {"__builtins__": {}}), eval("[v for v in (1, 2)]", {"__builtins__": {}}))
g = {"counter": 0}
for _ in range(3):
    exec("counter += 1", g)
print(g["counter"], "x" in g)
made = eval("lambda a, *, b=x: (a, b)")
print(made(1), made(1, b=2), made.__name__, eval("__name__"), eval("made") is made)
try:
    exec("a = 1\nb = 2\nc = 1 / 0\n")
except ZeroDivisionError as error:
    print(a, b, error.__traceback__ is not None)
try:
    eval("(1 +\n 2 3)")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.filename)
try:
    exec("ok = 1\nwrong = = 2\n")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.filename, error.args[0])
