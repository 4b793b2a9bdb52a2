# Messages, lines and columns of syntax errors.

SOURCES = """
x = = 1
---
x = (1
y = 2
---
x = [1, 2
---
x = {1: 2
---
x = )
---
print "hello"
---
exec "x"
---
if x = 1:
    pass
---
if x
    pass
---
while True
    pass
---
for x in y
    pass
---
def f()
    pass
---
class A
    pass
---
def f():
pass
---
if 1:
    a
  b
---
    a = 1
---
else:
    pass
---
try:
    pass
x = 1
---
a + 1 = 2
---
f(x) = 1
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
def None(): pass
---
class True: pass
---
import None
---
import a as 5
---
from a import
---
from a import (b, c
---
from a import *, b
---
from . import *
---
def f():
    from a import *
---
import a.b as c.d
---
from a import b as c.d
---
return 1
---
yield 1
---
break
---
continue
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
(*a)
---
print(*)
---
a if b
---
a if b else
---
x = a if b else pass
---
not
---
1 +
---
a b
---
a b c
---
1 2
---
"a" 5
---
a = 5 b = 6
---
x = 1,, 2
---
f(,)
---
f(a,,b)
---
a[
---
a[]
---
a[1
---
a.
---
a.5
---
a.if
---
.a
---
@
---
@a
---
@a
x = 1
---
global x, 
---
nonlocal x
---
assert
---
raise a from
---
raise from a
---
with a as: pass
---
with a as 5: pass
---
for 5 in x: pass
---
for x + 1 in y: pass
---
for f() in y: pass
---
for x in : pass
---
x := 1
---
(x := 1, y := )
---
(a.b := 1)
---
(a[0] := 1)
---
def f(x := 1): pass
---
class A(x for x in y): pass
---
try:
    pass
except:
    pass
except A:
    pass
---
async
---
await x
---
x = yield = 1
---
x: int: str
---
(a, b): int
---
[a]: int
---
f(): int = 1
---
None: int
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
a = b ? c : d
---
a => b
---
a === b
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
x = €
---
if True:
	a
        b
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
if x:
elif y:
    pass
---
for x in y:
---
while x:

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
x = {a, b = c}
---
x = [a = b]
---
(a = b)
---
f(a = b = c)
---
while a = b: pass
---
assert a = b
---
return
---
pass pass
---
import a,
---
import
---
from import a
---
from a import b,
---
from .a. import b
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
match x:
    case 1
        pass
---
match x:
case 1: pass
---
elif x: pass
---
except x: pass
---
finally: pass
---
a = [1, 2, 3
b = 4
---
f(a, b
c = 1
---
a = 'x' 'y
---
a = {'k': 1
b = 2}
---
def f(
---
(a, b
---
a = "b" c "d"
---
[a b]
---
{a b}
---
(a b)
---
f(a b)
---
a[b c]
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
lambda: a = 1
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
---
for x, 1 in y: pass
---
with f() as g(): pass
---
import a.b.
---
\\
---
\\ x
---
x \\ y
---
a;b;;c
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
        print(repr(source), "->", type(error).__name__, "|", error.msg, "|", error.lineno, error.offset, error.end_lineno, error.end_offset, "|", repr(error.text), error.filename)
    except Exception as error:
        print(repr(source), "runs:", type(error).__name__)
