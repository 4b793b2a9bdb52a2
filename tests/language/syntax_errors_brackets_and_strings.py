# Messages, lines and columns of syntax errors: brackets, strings, numbers and stray characters.

SOURCES = """
x = (1
y = 2
---
x = [1, 2
---
x = {1: 2
---
(*a)
---
1 +
---
1 2
---
"a" 5
---
a[
---
a[]
---
a[1
---
'unterminated
---
'''never
closed
---
f'{a
---
f'{a b}'
---
f'{}'
---
f'{a!z}'
---
0123
---
1_
---
5abc
---
0x
---
$x
---
a = [1, 2, 3
b = 4
---
a = 'x' 'y
---
a = {'k': 1
b = 2}
---
(a, b
---
(a b)
---
a[b c]
---
\\
---
\\ x
---
x \\ y
---
;
---
:
---
=
---
,
---
->
""".strip("\n").split("\n---\n")

for source in SOURCES:
    try:
        exec(source, {"__name__": "syntax"})
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, "|", error.msg, "|", error.lineno, error.offset, error.end_lineno, error.end_offset, error.filename)
    except Exception as error:
        print(repr(source), "runs:", type(error).__name__)
