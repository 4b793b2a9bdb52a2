# attack: statements, several lines, comments, NUL and other line ends smuggled into what eval takes as one expression
# allowed: an expression with blanks, line ends in brackets and a comment
# expect: contained
# compat: contained

leaks = []
for source in (
    "1; import os", "1\nimport os", "1\rimport os", "1\x0cimport os", "import os", "1)\nimport os\n(1", "(1\n)\nx = 5", "x = 1", "x: int", "del print", "return 1", "yield 1", "await 1", "1\0; import os", "1 \\\nimport os", "# only a comment",
    "", "   ", "\n\n", "1 if 1", "lambda: (import os)", "pass", "print(1);", "global x", "[x async for x in y]", "1\u2028import os", "1\x1cimport os", "1\x85import os", "1 2", "*a", "a := 1", "@x", "...\n...",
):
    try:
        leaks.append((source, eval(source)))
    except (SyntaxError, ValueError):
        pass
    except NameError as error:
        leaks.append((source, str(error)))
assert eval("  1 + (\n2)  # comment\n") == 3 and eval("\t5\n\n") == 5
assert "x" not in globals()
print("LEAK" if leaks else "CONTAINED", *leaks)
