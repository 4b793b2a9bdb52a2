# Name resolution: local, enclosing, global, builtin; global and nonlocal; class scopes; locals(), globals(), UnboundLocalError, shadowed builtins.

x = "global"


def reads():
    return x


def assigns():
    x = "local"
    return x


def declares():
    global x
    x = "changed"
    return x


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


print(reads(), assigns(), x, declares(), x, reads())


def before_assignment():
    print(x)
    x = 1


def conditional(flag):
    if flag:
        y = 1
    return y


def loop_variable():
    for i in []:
        pass
    return i


def import_local():
    print(math)
    import math


def augmented():
    x += 1


def deleted():
    z = 1
    del z
    return z


def nested_unbound():
    def inner():
        return later
    inner()
    later = 1


def with_except():
    try:
        raise ValueError
    except ValueError as problem:
        pass
    return problem


for function in (before_assignment, loop_variable, import_local, augmented, deleted, nested_unbound, with_except):
    fails(function)
fails(conditional, 0)
fails(lambda: nowhere_at_all)


def enclosing():
    x = "enclosing"

    def read():
        return x

    def own():
        x = "own"
        return x

    def change():
        nonlocal x
        x = "changed by nonlocal"

    def to_global():
        global x
        return x

    class Body:
        seen = x
        x = "class"
        after = x

        def method(self):
            return x

    out = [read(), own(), x]
    change()
    out += [read(), x, to_global(), Body.seen, Body.after, Body().method()]
    return out


print(enclosing())


def three_levels():
    a = 1

    def second():
        b = 2

        def third():
            nonlocal a, b
            a += b
            b += a
            return a, b
        return third(), b
    return second(), a


print(three_levels())


def class_in_function():
    value = "function value"

    class First:
        copy = value

        def get(self):
            return value, __class__.__name__

        class Second:
            copy = value
            listed = [value for _ in range(2)]
    return First.copy, First().get(), First.Second.copy, First.Second.listed


print(class_in_function())


def class_nonlocal():
    count = 0

    class Counter:
        nonlocal count
        count = 5

        def bump(self):
            nonlocal count
            count += 1
    Counter().bump()
    return count, hasattr(Counter, "count")


print(class_nonlocal())


class GlobalInClass:
    global made_here
    made_here = "from class"


print(made_here, hasattr(GlobalInClass, "made_here"))


def shadows():
    len = lambda v: "shadowed"
    return len([])


print(shadows(), len([]))
list_ = list
list = "shadowed list"
print(list, [1])
del list
print(list("ab"), list is list_)


def local_functions(a, b=2, *args, c=3, **named):
    d = 4
    before = sorted(locals())
    e = 5
    return before, sorted(locals().items(), key=lambda p: p[0])[:3]


print(local_functions(1))


def locals_snapshot():
    a = 1
    snapshot = locals()
    snapshot["a"] = 99
    snapshot["new"] = 5
    a2 = locals()
    return a, sorted(a2), a2["a"]


print(locals_snapshot())


def free_locals():
    a = 1

    def inner():
        a
        return sorted(locals())
    return inner()


print(free_locals())
globals()["made"] = "through globals()"
print(made, "made" in globals(), globals()["x"], globals() is globals(), "x" in vars(), locals() is globals())
globals().update(updated=1)
print(updated)
del globals()["updated"]
fails(lambda: updated)


class ClassLocals:
    a = 1
    names = sorted(n for n in locals() if not n.startswith("__"))
    locals()["injected"] = 5


print(ClassLocals.names, ClassLocals.injected)


def comprehension_scope():
    x = [x for x in range(3)]
    return x, [(lambda: x)() for x in range(2)], x


print(comprehension_scope())


def default_scope(a=x, b=[x]):
    x = "inner"
    return a, b


print(default_scope())


def exec_scope():
    v = 1
    exec("v = 2; w = 3")
    return v, "w" in locals()


print(exec_scope())


def recursive_closure():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    renamed = fact
    fact = None
    try:
        return renamed(3)
    except TypeError as error:
        return str(error)


print(recursive_closure())


def parameters(a, b):
    def swap():
        nonlocal a, b
        a, b = b, a
    swap()
    return a, b


print(parameters(1, 2))
for i in range(3):
    def captured():
        return i
print(captured(), i)
print([name for name in ("__name__", "__doc__") if name in globals()], __name__)
for text in ("def f():\n x = 1\n nonlocal x", "def f():\n nonlocal missing", "nonlocal x", "def f():\n print(x)\n global x", "def f(a):\n nonlocal a", "def f(a):\n global a", "class A:\n nonlocal q", "def f():\n def g():\n  nonlocal x\n  global x", "def f():\n x: int\n global x", "def f():\n global x\n nonlocal x", "def f():\n for x in y: pass\n global x", "lambda: (yield)", "global x; x = 1"):
    try:
        exec(text)
        print(repr(text), "accepted")
    except SyntaxError as error:
        print(repr(text), "->", error.msg)
