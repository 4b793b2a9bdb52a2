# attack: source with so many variables, arguments, cells, constants, or such deep closures that operands overflow
# allowed: a function with three hundred variables
# expect: contained
# compat: contained
# options: --max-memory 128M

leaks = []


def run(source):
    names = {}
    exec(source, names)
    return names.get("result")


def many(n):
    return "def f(): \n" + "".join(f" v{i} = {i}\n" for i in range(n)) + " def g(): return " + "+".join(f"v{i}" for i in range(n)) + "\n return g()\nresult = f()"


print(run(many(300)))
for source, right in (
    (many(3000), sum(range(3000))),
    ("def f(" + ",".join(f"a{i}" for i in range(3000)) + "): return a2999\nresult = f(*range(3000))", 2999),
    ("def f(*, " + ",".join(f"a{i}={i}" for i in range(3000)) + "): return a2999\nresult = f()", 2999),
    ("result = (" + ",".join(str(i * 1000003) for i in range(70000)) + ")[69999]", 69999 * 1000003),
    ("result = 0\n" + "".join(f"def f{i}(): global result; result += 1\nf{i}()\n" for i in range(2000)), 2000),
    ("".join(f"{' ' * i}def f{i}():\n" for i in range(90)) + " " * 90 + "return 1\nresult = 1", 1),
    ("result = " + "+".join(["1"] * 20000), 20000),
    ("result = " + "-" * 3000 + "1", 1),
    ("result = " + "not " * 5000 + "1", True),
    ("result = f" + repr("{1}" * 70000) + "[-1]", "1"),
    ("result = 0\nif 1:\n" + " result += 1\n" * 70000, 70000),
    ("x = 1\nif x == 0: pass\n" + "".join(f"elif x == {i}: result = {i}\n" for i in range(1, 5000)), 1),
    ("lambda " * 3 + ": 0", None),
):
    try:
        found = run(source)
        if found != right:
            leaks.append((source[:30], found))
    except (RecursionError, MemoryError, SyntaxError):
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
