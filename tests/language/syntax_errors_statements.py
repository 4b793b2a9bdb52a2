# Messages, lines and columns of syntax errors: statements, blocks and indentation.

SOURCES = """
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
if 1:
    a
  b
---
else:
    pass
---
try:
    pass
x = 1
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
print(*)
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
try:
    pass
except:
    pass
except A:
    pass
---
if True:
	a
        b
---
if x:
elif y:
    pass
---
for x in y:
---
while x:

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
for x, 1 in y: pass
---
with f() as g(): pass
---
import a.b.
""".strip("\n").split("\n---\n")

for source in SOURCES:
    try:
        exec(source, {"__name__": "syntax"})
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, "|", error.msg, "|", error.lineno, error.offset, error.end_lineno, error.end_offset, error.filename)
    except Exception as error:
        print(repr(source), "runs:", type(error).__name__)
