# attack: blocked names inside eval inside exec inside a lambda, a default, a decorator, a comprehension, a class body, an f-string
# allowed: the same nesting with ordinary code
# expect: contained
# compat: allowed

leaks = []
sources = ("eval('eval(\"int.__mro__\")')", "(lambda x=int.__mro__: x)()", "[int.__mro__ for _ in [1]]", "(lambda: int.__mro__)()", "{int.__mro__: 1}", "[*int.__mro__]", "f'{int.__mro__}'", "max(int.__mro__)", "int.__mro__ if 1 else 2", "not int.__mro__", "(x := int.__mro__)",
           "{**int.__dict__}", "(lambda: (yield int.__mro__))().send(None)", "int.__mro__[0]", "int.__mro__ and 5", "[x for x in int.__mro__]", "int.\\\n__mro__", "int . __mro__", "(int).__mro__", "int.__class__.__mro__")
for source in sources:
    try:
        leaks.append((source, eval(source)))
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
    try:
        exec("result = " + source, space := {})
        leaks.append((source, space))
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
for source in ("class A:\n    x = int.__mro__", "@int.__mro__\ndef f(): pass", "def f(x=int.__mro__): pass", "class A(*int.__mro__): pass", "with int.__mro__: pass", "for x in int.__mro__: pass", "del int.__mro__", "assert int.__mro__", "raise int.__mro__", "import math as int; int.__dict__"):
    try:
        exec(source, {})
        leaks.append(source)
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
print(eval("eval('1 + 1')"))
print("LEAK" if leaks else "CONTAINED", *leaks)
