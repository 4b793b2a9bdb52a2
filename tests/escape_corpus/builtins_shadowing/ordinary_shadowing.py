# attack: none: names of builtins used for variables, parameters and methods, as programs do
# allowed: all of it
# expect: benign
# compat: contained

def total(list, max=10, id=None, type="kind"):
    sum = 0
    for int in list:
        sum += int
    return sum, max, id, type


class Store:
    def __init__(self):
        self.dict = {}

    def open(self, name, input=""):
        self.dict[name] = input
        return self

    def compile(self):
        return sorted(self.dict)

    def help(self, format="x"):
        return format

    exit = quit = help


assert total([1, 2]) == (3, 10, None, "kind")
store = Store().open("a", "b").open("c")
assert store.compile() == ["a", "c"] and store.exit() == "x"
open = store.open
assert open("z").compile() == ["a", "c", "z"]
filter = [n for n in range(5) if n % 2]
assert filter == [1, 3] and [str for str in "ab"] == ["a", "b"]
del filter
assert list(filter(None, [0, 1])) == [1]
print("OK")
