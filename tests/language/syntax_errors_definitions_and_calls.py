# Messages, lines and columns of syntax errors: function definitions, lambdas, classes and calls.

SOURCES = """
def f()
    pass
---
class A
    pass
---
def f():
pass
---
f(x) = 1
---
def None(): pass
---
class True: pass
---
def f():
    from a import *
---
lambda x=1, y: x
---
def f(a=1, b): pass
---
def f(*, **k): pass
---
def f(a, a): pass
---
f(a=1, a=2)
---
f(a=1, 2)
---
f(**a, b)
---
f(**a, *b)
---
f(a for a in b, c)
---
f(c, a for a in b)
---
f(1=2)
---
f(a.b=2)
---
f(None=1)
---
f(True=1)
---
f(a+1=2)
---
f(,)
---
f(a,,b)
---
@
---
@a
---
@a
x = 1
---
def f(x := 1): pass
---
class A(x for x in y): pass
---
async
---
f(): int = 1
---
def f():
    global x
    x = 1
    global x
---
def f(x):
    global x
---
def f():
    x = 1
    nonlocal x
---
class A:
    return 1
---
def f(a, /, b, /): pass
---
def f(/, a): pass
---
def f(*a, /): pass
---
def f(*, a, *b): pass
---
def f(**k, *a): pass
---
def f(**k, a): pass
---
def f(a, *): pass
---
def f(*a=1): pass
---
lambda *: 1
---
lambda a, a: 1
---
lambda: (yield)
---
def f(): yield = 1
---
f(a = b = c)
---
class A(: pass
---
class A(B, C=): pass
---
def f(a:): pass
---
def f() ->: pass
---
def f() -> int
    pass
---
f(a, b
c = 1
---
def f(
---
f(a b)
---
lambda: a = 1
""".strip("\n").split("\n---\n")

for source in SOURCES:
    try:
        exec(source, {"__name__": "syntax"})
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, "|", error.msg, "|", error.lineno, error.offset, error.end_lineno, error.end_offset, error.filename)
    except Exception as error:
        print(repr(source), "runs:", type(error).__name__)
