# attack: a hundred thousand open brackets of every kind through eval and exec
# allowed: twenty levels of brackets
# expect: contained

n = 100_000
sources = ["(" * n, "[" * n, "{" * n, "(" * n + ")" * n, "[" * n + "]" * n, "{1:" * n + "1" + "}" * n, "-" * n + "1", "not " * n + "1", "~" * n + "1", "lambda: " * n + "1", "1 if 1 else " * n + "1", "a." * n + "a", "a[" * n + "0" + "]" * n, "f(" * n + ")" * n, "a" + "()" * n, "1+" * n + "1",
           "1**" * n + "1", "1<" * n + "1", "1 and " * n + "1", "x=" * n + "1", "f'{" * 500 + "1" + "}'" * 500, "'a'" * n, "(yield " * n + ")" * n, "*" * n + "a", "[x for x in " * n, "a if " * n, "@" * n, "\\\n" * n + "1", "#" * n, ";" * n, "\n" * n, "x:" * n, "((" * n + "," + "))" * n, "[*" * n + "]" * n, "print(" * n]
for source in sources:
    for run in (eval, exec):
        try:
            run(source, {"a": 1, "f": abs})
        except (SyntaxError, MemoryError, RecursionError, NameError, TypeError, AttributeError, ValueError, OverflowError):
            pass
print(eval("(" * 20 + "7" + ")" * 20))
print("CONTAINED")
