# Messages, lines and columns of syntax errors: expressions, displays and comprehensions.

SOURCES = """
[x for x in y, z]
---
[a, b for a in c]
---
{a: b for a in c, d}
---
{1: 2, 3}
---
{1, 2: 3}
---
{1: }
---
{: 1}
---
{**a for a in b}
---
[*a for a in b]
---
a if b
---
a if b else
---
not
---
a b
---
a b c
---
a.
---
a.5
---
a.if
---
.a
---
await x
---
a <> b
---
a ! b
---
a && b
---
a || b
---
!a
---
a++
---
++a--
---
a === b
---
[a b]
---
{a b}
---
a;b;;c
""".strip("\n").split("\n---\n")

for source in SOURCES:
    try:
        exec(source, {"__name__": "syntax"})
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, "|", error.msg, "|", error.lineno, error.offset, error.end_lineno, error.end_offset, error.filename)
    except Exception as error:
        print(repr(source), "runs:", type(error).__name__)
