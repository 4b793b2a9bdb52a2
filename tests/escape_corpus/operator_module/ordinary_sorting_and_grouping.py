# attack: none: ordinary use of the operator module
# allowed: sorting by attributes and items, reducing, dispatch by a table
# expect: benign
# compat: contained

import functools
import itertools
import operator


class Row:
    def __init__(self, name, age):
        self.name, self.age = name, age

    def older(self, by):
        return self.age + by


rows = [Row("b", 2), Row("a", 2), Row("c", 1)]
assert [r.name for r in sorted(rows, key=operator.attrgetter("age", "name"))] == ["c", "a", "b"]
assert list(map(operator.methodcaller("older", 3), rows)) == [5, 5, 4]
assert list(map(operator.methodcaller("older", by=1), rows)) == [3, 3, 2]
assert operator.itemgetter(1, -1)("abc") == ("b", "c")
assert operator.itemgetter(slice(1, None))([1, 2, 3]) == [2, 3]
assert functools.reduce(operator.mul, range(1, 6)) == 120
assert list(itertools.accumulate([1, 2, 3], operator.add)) == [1, 3, 6]
table = {"+": operator.add, "<": operator.lt, "in": operator.contains, "not": operator.not_}
assert table["+"](1, 2) == 3 and table["<"](1, 2) and table["in"]("abc", "b") and not table["not"](1)
assert operator.attrgetter("__class__.__name__")(5) == "int"
assert operator.index(True) == 1 and operator.indexOf([1, 2], 2) == 1
print("OK")
