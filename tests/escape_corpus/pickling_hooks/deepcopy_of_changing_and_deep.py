# attack: deepcopy of containers that change while they are copied, that hold themselves, and that are deeper than the stack
# allowed: cycles
# expect: contained
# compat: contained

import copy

leaks = []


class Changer:
    def __init__(self, target):
        self.target = target

    def __deepcopy__(self, memo):
        if isinstance(self.target, list):
            self.target.clear()
            self.target.extend([1] * 3)
        else:
            self.target.clear()
            self.target.update({n: n for n in range(50)})
        return self


values = []
values.extend([Changer(values)] * 5 + [[1]] * 100)
table = {}
table.update({n: Changer(table) for n in range(10)})
for value in (values, table):
    try:
        copy.deepcopy(value)
    except RuntimeError as error:
        assert "changed" in str(error)
deep = []
for _ in range(50000):
    deep = [deep]
for function in (copy.deepcopy, repr, lambda value: value == copy.copy(value)):
    try:
        function(deep)
    except RecursionError:
        pass
cycle = {"list": []}
cycle["list"].append(cycle)
other = copy.deepcopy(cycle)
assert other is not cycle and other["list"][0] is other
pair = ([],)
pair[0].append(pair)
other = copy.deepcopy(pair)
assert other[0][0] is other
print("LEAK" if leaks else "CONTAINED", *leaks)
