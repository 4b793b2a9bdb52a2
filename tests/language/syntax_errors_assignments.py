# Messages, lines and columns of syntax errors: assignment, deletion and annotation targets.

SOURCES = """
x = = 1
---
x = )
---
    a = 1
---
a + 1 = 2
---
(a, 1) = 2
---
[a, b()] = 1
---
x + 1 += 2
---
"a" = 1
---
None = 1
---
*a
---
*a = 1
---
a, *b, *c = d
---
del f()
---
del a + b
---
del (a, 1)
---
del None
---
x = *a
---
x = a if b else pass
---
a = 5 b = 6
---
x = 1,, 2
---
x := 1
---
(x := 1, y := )
---
(a.b := 1)
---
(a[0] := 1)
---
x = yield = 1
---
x: int: str
---
(a, b): int
---
[a]: int
---
None: int
---
a = b ? c : d
---
a => b
---
x = €
---
x = {a, b = c}
---
x = [a = b]
---
(a = b)
---
a = "b" c "d"
---
x = a.b c.d
---
True = 1
---
__debug__ = 1
---
... = 1
---
-a = 1
---
a and b = 1
---
not a = 1
---
a < b = 1
---
{} = 1
---
{a} = 1
---
a if b else c = 1
---
[x for x in y] = 1
---
f"{a}" = 1
---
a = b = 1 = c
---
a, b += 1
---
(a) += 1, b +=
""".strip("\n").split("\n---\n")

for source in SOURCES:
    try:
        exec(source, {"__name__": "syntax"})
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, "|", error.msg, "|", error.lineno, error.offset, error.end_lineno, error.end_offset, error.filename)
    except Exception as error:
        print(repr(source), "runs:", type(error).__name__)
