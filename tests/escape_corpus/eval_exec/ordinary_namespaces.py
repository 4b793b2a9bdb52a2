# attack: none: a calculator and a small plug-in loader by eval and exec with namespaces of their own
# allowed: names from a namespace, definitions left behind in it, no others
# expect: benign
# compat: contained
import math

names = {"pi": math.pi, "sqrt": math.sqrt, "x": 9}
assert eval("sqrt(x) + 1", names) == 4.0 and eval("x + y", names, {"y": 1}) == 10
assert [eval(source, {"a": 2, "b": 3}) for source in ("a ** b", "[a, b][::-1]", "{'k': a}", "(lambda n: n * b)(a)")] == [8, [3, 2], {"k": 2}, 6]
plugin = {}
exec("""
base = 10

class Adder:
    def __init__(self, by):
        self.by = by

    def run(self, value):
        return value + self.by + base

def make(by):
    return Adder(by)
""", plugin)
assert plugin["make"](1).run(2) == 13 and plugin["base"] == 10 and "Adder" in plugin
plugin["base"] = 100
assert plugin["make"](1).run(2) == 103
local = {}
exec("a = 1\nb = [n * a for n in range(3)]", {}, local)
assert local == {"a": 1, "b": [0, 1, 2]}


def with_locals(value):
    return eval("value * 2"), sorted(locals())


assert with_locals(4) == (8, ["value"])
for source, kind in [("missing", NameError), ("1 +", SyntaxError), ("1 / 0", ZeroDivisionError), ("names", NameError)]:
    try:
        print(eval(source, {"only": 1}))
    except kind as error:
        print(type(error).__name__)
print("OK")
