# Equality and hashes agree across bool, int, float and complex; as keys they are one.

pairs = [(0, 0.0), (0, -0.0), (0, False), (1, True), (1, 1.0), (2 ** 40, 2.0 ** 40), (2 ** 53, 2.0 ** 53), (-1, -1.0),
         (2 ** 61 - 1, float(2 ** 61 - 1)), (2 ** 61, 2.0 ** 61), (2 ** 100, 2.0 ** 100), (-2 ** 70, -2.0 ** 70), (10 ** 22, 1e22), (-2, -2.0)]
for a, b in pairs:
    print(a, b, a == b, not a != b, hash(a) == hash(b), len({a, b}) == (1 if a == b else 2), a <= b <= a)
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(2 ** 62 - 1), hash(10 ** 18), hash(-1), hash(True), hash(0.25), hash(-0.75), hash(1j), hash(3.5 + 1j), hash(1e-5))

d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
d[1 + 0j] = "complex"
print(d, len(d), d[1], type(list(d)[0]))
d = {0.0: "float"}
d[0] = "int"
d[False] = "bool"
print(d, -0.0 in d)
print({1, 1.0, True, 2, 2.0}, [1, 2.0] == [True, 2], (1, (2.0,)) == (1.0, (2,)), {1: 2} == {1.0: 2.0}, {1, 2} == {1.0, 2.0})
print(1 in [True], True in (1.0,), [1.0, 2].index(True), [1, True, 1.0].count(1), 0 in {False}, "1" == 1, b"1" == "1", None == 0, None == False)
print(10 ** 30 == 1e30, 10 ** 30 == int(1e30), 10 ** 22 == 1e22, 2 ** 1024 == float("inf"), 2 ** 1024 < float("inf"), 2 ** 1024 > 1.7e308, -2 ** 1024 < -1.7e308)

values = [3, 2.5, True, -1, 10 ** 20, 1e19, -0.5, False, 2 ** 53 + 1, 2.0 ** 53]
print(sorted(values))
print(min(values), max(values), sorted(values, reverse=True)[0])
for value in (1, 1.5, 2 ** 70, True, 1e300):
    others = (0, 1.0, 2 ** 70 + 1, 0.5, float("inf"), float("nan"))
    print(value, [(value < o, value <= o, value == o, value != o, value >= o, value > o) for o in others])

nan = float("nan")
print(nan == nan, [nan] == [nan], nan in {nan}, {nan: 1}.get(nan), [nan].count(nan), len({nan, nan}), (nan,) == (nan,), [nan].index(nan))
print({nan: 1} == {nan: 1})


class Meters(int):
    pass


class Shout(str):
    pass


print({Meters(5): "m"}[5], {5: "i"}[Meters(5)], {Shout("a"): 1}["a"], Meters(5) == 5.0, hash(Meters(7)) == hash(7), hash(Shout("k")) == hash("k"))
print(hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2.0)), hash((1, "a")) == hash((True, "a")), hash(frozenset([1, 2])) == hash(frozenset([2.0, 1])), hash(range(0)) == hash(range(3, 3)))
