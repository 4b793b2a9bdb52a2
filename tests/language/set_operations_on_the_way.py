"""Set operations whose items compare by guest code that changes the sets on the way, and sets made of lists that change."""


class Meddler:
    """Equal by number; comparing adds to or empties the given set, once."""

    def __init__(self, number, victim=None, action=None):
        self.number, self.victim, self.action = number, victim, action

    def __hash__(self):
        return self.number % 4

    def __eq__(self, other):
        if self.action and self.victim is not None:
            action, self.action = self.action, None
            if action == "add":
                self.victim.update(Meddler(n) for n in range(50, 70))
            else:
                self.victim.clear()
        return isinstance(other, Meddler) and self.number == other.number


OPERATIONS = {
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "minus": lambda a, b: a - b,
    "xor": lambda a, b: a ^ b,
    "subset": lambda a, b: a <= b,
    "disjoint": lambda a, b: a.isdisjoint(b),
    "update": lambda a, b: a.update(b),
    "intersection of a list": lambda a, b: a.intersection(list(b)),
}
for name, operation in OPERATIONS.items():
    for action in ("add", "clear"):
        for meddles_with in range(2):
            left = {Meddler(n) for n in range(12)}
            right = {Meddler(n) for n in range(6, 20)}
            sets = [left, right]
            meddler = Meddler(7, sets[meddles_with], action)
            sets[1 - meddles_with].discard(meddler)
            meddler.action = action
            sets[1 - meddles_with].add(meddler)
            try:
                result = operation(left, right)
            except RuntimeError as error:
                result = error
            assert result is None or isinstance(result, (set, bool, RuntimeError)), result
            if isinstance(result, set):
                assert all(isinstance(item, Meddler) for item in result), result
        print(name, action)

growing = [Meddler(1), Meddler(5)]


class Grower(Meddler):
    def __hash__(self):
        if len(growing) < 40:
            growing.append(Grower(100 + len(growing)))
        return super().__hash__()


growing.append(Grower(99))
print(len(set(growing)), len(growing))
shrinking = [Meddler(n) for n in range(10)]


class Shrinker(Meddler):
    def __hash__(self):
        del shrinking[6:]
        return 3


shrinking[4] = Shrinker(4)
print(len(set(shrinking)), len(shrinking), len(set(())), len(set((1, 1.0, True, 2))), sorted(set([3, 1, 2, 3])))

small, large = set(range(5)), set(range(3, 5_000))
print(len(small | large), len(large | small), len(small & large), len(large & small), len(small - large), len(large - small))
print(len(frozenset(small) | large), type(frozenset(small) & large).__name__, len(large | {n: n for n in range(10)}.keys()))
print(small.union(range(3), [7, 8], (9,), {10: 0}), small.intersection(range(3), [1, 2]), small.difference([1], {2}))
total = set()
for i in range(200):
    total |= {i % 50, -i}
    total &= set(range(-300, 300))
print(len(total), sum(total))
try:
    set([1, [2]])
except TypeError as error:
    print(error)
