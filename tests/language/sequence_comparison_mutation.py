"""Comparing lists whose items change them while they are compared."""


def clearing(name):
    class Clears:
        def __eq__(self, other):
            lists[name].clear()
            return NotImplemented

    return Clears()


lists = {}
lists["b"], lists["a"] = [clearing("a")], [clearing("b")]
print(lists["a"] == lists["b"], lists)
lists["c"] = [clearing("c")]
print(lists["c"] == [1], lists)
lists["d"] = [clearing("d"), 5]
print(lists["d"] != [1, 2], lists)
numbers = bytearray(range(20))
del numbers[3::2 ** 63 - 1]
del numbers[1:9:2]
print(numbers)
