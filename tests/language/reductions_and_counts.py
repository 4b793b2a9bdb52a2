"""any(), all(), count() and repetition: what is answered in one loop, and what has to ask the items."""


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("asked", self.value)
        return self.value


for function in any, all:
    for items in ([], (), [True], [False], [True] * 9, [False] * 9, [False, True], [True, False], iter([False, False, 1]), "ab", "",
                  (False, 0, "", Truth(False), Truth(True), Truth(False)), (True, 1, "a", Truth(True), Truth(False)), {0: 1},
                  [False, None, 0.0], [True, [], 1]):
        print(function.__name__, function(items))


class Other(list):
    def __iter__(self):
        return iter([1])


print(any(Other([False])), all(Other([0])))


class Equal:
    def __eq__(self, other):
        return True


class Failing:
    def __eq__(self, other):
        raise ValueError("not comparable")


nan = float("nan")
for items in ([], [1] * 200, [1, 2] * 70, [1.0, 1, True] * 30, ["a", "b", "a"], [nan, nan], [Equal(), 1, 2], [None] * 65):
    print([items.count(item) for item in (1, 2, "a", None, nan, Equal())], tuple(items).count(1))
try:
    [1, 2, Failing()].count(5)
except ValueError as error:
    print(error)
items = [1, 2, 3]


class Clearing:
    def __eq__(self, other):
        items.clear()
        return True


items[1] = Clearing()
print(items.count(1), items)
repeated = [7]
repeated *= 4
print([0] * 5, [None] * 0, [1, 2] * 3, ["a"] * -1, (1,) * 3, [[]] * 3, repeated)
