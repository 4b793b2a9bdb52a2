# attack: names, numbers, strings and argument lists of absurd size
# allowed: long ones within reason
# expect: contained

size = 300_000
for source in ("x" * size + " = 1", "'" + "a" * size + "'", "0x" + "f" * size, "1" * size, "1." + "1" * size, "1e" + "9" * size, "1_" * size + "1", "f(" + "1," * size + ")", "f(" + ",".join(f"a{i}=1" for i in range(20_000)) + ")", "def f(" + ",".join(f"a{i}" for i in range(20_000)) + "): pass", "[" + "1," * size + "]", "{" + "1:1," * size + "}", "a = b = " * 1000 + "1",
               "global " + ",".join(f"a{i}" for i in range(20_000)), "x = 1;" * 20_000, "\n".join(f"v{i} = {i}" for i in range(70_000)), "(" + "'a' " * 50_000 + ")", "import " + ",".join("math" for _ in range(10_000)), "from math import " + ",".join("pi" for _ in range(10_000)), "f'" + "{1}" * 20_000 + "'", "'" + "\\x41" * 50_000 + "'", "'\\N{" + "A" * size + "}'", "del " + ",".join("q" for _ in range(10_000)), "a" + "," * size, "1 < " * 5000 + "1"):
    try:
        exec(source, {"f": lambda *a, **k: 0, "b": 0})
    except (SyntaxError, MemoryError, RecursionError, TypeError, ValueError, NameError, OverflowError):
        pass
print(len(eval("[" + "1," * 1000 + "]")))
print("CONTAINED")
