# attack: sources nested so deeply that the parser, the compiler or the machine would run out of the C stack
# allowed: some nesting
# expect: contained
# compat: contained
# options: --max-memory 256M

many = 20000
for source in (
    "(" * many + ")" * many, "[" * many + "]" * many, "{" * many, "-" * many + "1", "not " * many + "1", "~" * many + "1", "a" + ".b" * many, "f" + "()" * many, "a" + "[0]" * many, "1" + "+1" * many, "1" + "**1" * many, "lambda: " * many + "1",
    "1 if 1 else " * many + "1", "f'" + "{" * many, "a and " * many + "a", "x = " * many + "1", "await " * many + "x", "[0 for x in y" + " for x in y" * many + "]", "(a := " * many + "1" + ")" * many, "a < " * many + "a",
    "".join(" " * n + "if 1:\n" for n in range(500)) + " " * 500 + "pass", "def f(" + "a=(" * many + "1" + ")" * many + "): pass", "@a\n" * many + "class A: pass", "try: pass\nexcept A: pass\n" + "except A: pass\n" * many,
    "match 1:\n case " + "[" * many + "]" * many + ": pass", "match 1:\n case " + "1 | " * many + "1: pass", "del " + "(" * many + "a" + ")" * many, "if 1: pass\n" + "elif 1: pass\n" * many,
):
    try:
        exec(source, {"a": True, "f": None, "A": ValueError, "y": ()})
    except (SyntaxError, RecursionError, MemoryError, NameError, TypeError, AttributeError, ValueError):
        pass
assert eval("(" * 20 + "1" + ")" * 20) == 1
print("CONTAINED")
