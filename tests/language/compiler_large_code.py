# Large code: hundreds of locals, constants, arguments and branches, long expressions, deep but legal nesting, far jumps.


def run(source, **names):
    space = dict(names)
    exec(source, space)
    return space


many = "def f():\n" + "".join(f"    v{i} = {i} * 2\n" for i in range(600)) + "    return v0 + v300 + v599, v599 - v1\n"
print(run(many)["f"]())
many = "def f(" + ", ".join(f"a{i}={i}" for i in range(300)) + "):\n    return " + " + ".join(f"a{i}" for i in range(300)) + "\n"
f = run(many)["f"]
print(f(), f(1000), f(*range(300)), f(a299=0), f(**{f"a{i}": 1 for i in range(300)}))
many = "def f(*, " + ", ".join(f"k{i}" for i in range(200)) + "):\n    return k0 + k199\n"
print(run(many)["f"](**{f"k{i}": i for i in range(200)}))
print(len(run("x = [" + ", ".join(map(str, range(3000))) + "]")["x"]), sum(run("x = (" + ", ".join(f"{i}.5" for i in range(1000)) + ")")["x"]), len(run("x = {" + ", ".join(f"'k{i}': {i}" for i in range(1500)) + "}")["x"]), len(run("x = {" + ", ".join(map(str, range(700))) + "}")["x"]))
print(run("x = " + " + ".join(["1"] * 1500))["x"], run("x = " + "(" * 80 + "1" + ")" * 80)["x"], run("x = " + "[" * 60 + "1" + "]" * 60)["x"][0][0] is not None, run("x = " + "-" * 80 + "1")["x"], run("x = " + "not " * 61 + "1")["x"], run("x = 1" + " if 1 else 2" * 50)["x"])
print(run("x = " + " and ".join(["1"] * 400 + ["'end'"]))["x"], run("x = " + " or ".join(["0"] * 400 + ["'end'"]))["x"], run("x = " + " < ".join(map(str, range(300))))["x"], run("x = " + " == ".join(["1"] * 100))["x"], run("x = ''" + ".upper()" * 200 + " + 'done'")["x"])
chain = "def f(n):\n    if n == 0:\n        return 'zero'\n" + "".join(f"    elif n == {i}:\n        return 'n{i}'\n" for i in range(1, 500)) + "    else:\n        return 'more'\n"
f = run(chain)["f"]
print(f(0), f(250), f(499), f(500))
loop = "def f(n):\n    total = 0\n    for i in range(n):\n        if i % 7 == 3:\n            continue\n" + "".join(f"        if i == {1000 + k}:\n            total += {k}\n" for k in range(500)) + "        if i == 5:\n            break\n        total += i\n    else:\n        total = -1\n    return total\n"
f = run(loop)["f"]
print(f(3), f(10), f(0))
nested = "def f():\n" + "".join("    " * (d + 1) + f"for i{d} in range(2):\n" for d in range(15)) + "    " * 16 + "count.append(1)\n"
count = []
run(nested, count=count)["f"]()
print(len(count))
nested = "".join(" " * d + f"if x > {d}:\n" for d in range(60)) + " " * 60 + "out.append('deep')\n"
out = []
run(nested, x=100, out=out)
run(nested, x=30, out=out)
print(out)
nested = "".join(" " * d + "try:\n" for d in range(15)) + " " * 15 + "1 / 0\n" + "".join(" " * d + f"finally:\n" + " " * d + f" out.append({d})\n" for d in range(14, -1, -1))
try:
    run(nested, out=out)
except ZeroDivisionError as error:
    print(out, error)
functions = "".join("    " * d + f"def f{d}(a{d}):\n" for d in range(15)) + "    " * 15 + "return " + " + ".join(f"a{d}" for d in range(15)) + "\n" + "".join("    " * d + f"return f{d}\n" for d in range(14, 0, -1))
f = run(functions)["f0"]
for d in range(15):
    f = f(10 ** d)
print(f)
comprehension = "x = [" * 8 + "i0" + "".join(f" for i{d} in range(2)]" for d in range(8))
comprehension = "x = " + "[" * 8 + "1" + "".join(f" for i{d} in range(2)]" for d in range(8))
print(str(run(comprehension)["x"]).count("1"))
print(run("x = [" + "1 " + "".join(f"for i{d} in range(2) " for d in range(10)) + "]")["x"].count(1))
classes = "".join(" " * d + f"class C{d}:\n" + " " * d + f" v = {d}\n" for d in range(18))
print(run(classes)["C0"].C1.C2.C3.C4.C5.v)
print(run("f = " + "lambda a: " * 20 + "a")["f"](1)(2)(3) is not None, run("x = f'" + "{1}a" * 200 + "'")["x"][-4:], len(run("x = " + "'ab' " * 500)["x"]), run("x = 'q' * 3 " + "+ 'r'" * 300)["x"][-3:])
calls = "def g(*a, **k):\n    return len(a), len(k)\nx = g(" + ", ".join(map(str, range(400))) + ", " + ", ".join(f"k{i}={i}" for i in range(300)) + ")\n"
print(run(calls)["x"], run("def g(*a): return len(a)\nx = g(" + ", ".join(["*[1, 2]"] * 100) + ")")["x"])
unpack = ", ".join(f"v{i}" for i in range(400)) + " = range(400)\nx = v0 + v399\n" + ", ".join(f"w{i}" for i in range(100)) + ", *rest, last = range(500)\n"
space = run(unpack)
print(space["x"], len(space["rest"]), space["last"], space["w99"])
print(run("x = y = z = " * 50 + "5")["z"], run("x: int = 5; " * 100)["x"], run("a = 1\n" + "a = a + 1\n" * 2000)["a"], run("\n" * 5000 + "x = 1")["x"], run("x = (\n" + "1 +\n" * 500 + "1)")["x"])
globals_ = "".join(f"def f{i}():\n    global g{i}\n    g{i} = {i}\n    return g{i} + (f{i - 1}() if {i} else 0)\n" for i in range(120))
print(run(globals_)["f119"]())
attributes = "class C: pass\nc = C()\n" + "".join(f"c.a{i} = {i}\n" for i in range(500)) + "x = " + " + ".join(f"c.a{i}" for i in range(500)) + "\n" + "".join(f"del c.a{i}\n" for i in range(0, 500, 2)) + "y = hasattr(c, 'a2'), c.a1, c.a499\n"
space = run(attributes)
print(space["x"], space["y"])
closures = "def outer():\n" + "".join(f"    c{i} = {i}\n" for i in range(200)) + "    def inner():\n        nonlocal c0\n        c0 += 1\n        return " + " + ".join(f"c{i}" for i in range(200)) + "\n    return inner\n"
inner = run(closures)["outer"]()
print(inner(), inner())
generators = "def g():\n" + "".join(f"    x{i} = yield {i}\n" for i in range(300)) + "    return x0, x299\n"
g = run(generators)["g"]()
next(g)
for i in range(299):
    g.send(i * 10)
try:
    g.send("last")
except StopIteration as stop:
    print(stop.value)
withs = "with " + ", ".join(f"M() as m{i}" for i in range(18)) + ":\n    x = m17\n"


class M:
    opened = 0

    def __enter__(self):
        M.opened += 1
        return M.opened

    def __exit__(self, *details):
        M.opened -= 1


print(run(withs, M=M)["x"], M.opened)
excepts = "def f(e):\n    try:\n        raise e\n" + "".join(f"    except E{i}:\n        return {i}\n" for i in range(100))
kinds = {f"E{i}": type(f"E{i}", (Exception,), {}) for i in range(100)}
f = run(excepts, **kinds)["f"]
print(f(kinds["E0"]), f(kinds["E99"]()), f(kinds["E50"]("x")))
