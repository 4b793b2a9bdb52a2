# attack: none: a calculator and a small template by eval and exec
# allowed: eval and exec with chosen names
# expect: benign
# compat: contained

import math

names = {"pi": math.pi, "sqrt": math.sqrt, "x": 3}
assert eval("sqrt(x * x) + 1", names) == 4.0
assert eval("[n ** 2 for n in range(x)]", names) == [0, 1, 4]
assert eval("(lambda y: y + x)(2)", dict(names)) == 5
space = {}
exec("def double(n):\n    return 2 * n\n\nclass Point:\n    def __init__(self, x):\n        self.x = x\n", space)
assert space["double"](4) == 8 and space["Point"](5).x == 5
local = {}
exec("total = sum(values)", {"values": [1, 2, 3]}, local)
assert local == {"total": 6}
try:
    eval("unknown", {})
except NameError as error:
    assert "unknown" in str(error)
assert eval(b"1 + 2") == 3 and eval("  7") == 7
print("OK")
