# options: --profile compat
"""Text given to exec, eval and compile takes over the annotations future of the code that gives it."""
from __future__ import annotations

import __future__

source = "def function(a: undefined_name) -> 1 + 1: pass\nclass C:\n    x: other_name"


def shown(names):
    return names["function"].__annotations__, names["C"].__annotations__


names = {}
exec(source, names)
print(shown(names))
names = {}
exec(compile(source, "text", "exec"), names)
print(shown(names))
print(eval("lambda: 1")())


class Inner:
    names = {}
    exec(source, names)


print(shown(Inner.names))


def outer():
    def inner():
        names = {}
        exec(source, names)
        return shown(names)
    return inner()


print(outer())
plain = "def function(a: int) -> 1 + 1: pass\nclass C:\n    x: str"
for flags in (0, __future__.annotations.compiler_flag):
    for alone in (False, True):
        names = {}
        exec(compile(plain, "text", "exec", flags, alone), names)
        print(flags, alone, shown(names))
