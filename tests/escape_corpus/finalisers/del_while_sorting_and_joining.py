# attack: __del__ that empties the list being sorted, joined, extended, mapped or unpacked
# allowed: sorting, joining
# expect: contained
# compat: contained

import gc

leaks = []
target = []


class Emptier:
    def __init__(self):
        self.own = self

    def __del__(self):
        target.clear()
        target.extend(["x"] * 3)


class Key:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Emptier()
        gc.collect()
        return self.n < other.n

    def __str__(self):
        Emptier()
        gc.collect()
        return str(self.n)

    def __eq__(self, other):
        Emptier()
        gc.collect()
        return False


for action in (lambda: target.sort(), lambda: sorted(target), lambda: ",".join(map(str, target)), lambda: target.index(5), lambda: target.count(5), lambda: target.remove(5), lambda: target == list(target), lambda: max(target), lambda: [*target, *list(map(str, target))], lambda: target.extend(list(map(str, target))), lambda: "%s" % target, lambda: repr(target), lambda: 5 in target, lambda: tuple(map(str, target)), lambda: dict.fromkeys(map(str, target))):
    target[:] = [Key(n) for n in range(20)]
    try:
        action()
    except (ValueError, TypeError, RuntimeError, IndexError, AttributeError):
        pass
assert sorted([3, 1, 2]) == [1, 2, 3]
print("LEAK" if leaks else "CONTAINED", *leaks)
