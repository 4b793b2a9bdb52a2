# Operators on ints where their machine forms end: 47, 62, 63 and 64 bits, both signs, registers and constants.
edges = [0, 1, 2, 3, 5, 46, 47, 62, 63, 64, 65]
for bits in (15, 16, 31, 32, 46, 47, 48, 61, 62, 63, 64, 65, 126, 127):
    edges += [2**bits - 1, 2**bits, 2**bits + 1]
edges += [-n for n in edges if n]


def both(x, y):
    results = [x + y, x - y, x * y, x & y, x | y, x ^ y, x < y, x <= y, x == y, x != y]
    if y:
        results += [x // y, x % y, divmod(x, y)]
        quotient, rest = divmod(x, y)
        assert quotient * y + rest == x and (rest == 0 or (rest < 0) == (y < 0)), (x, y)
    if 0 <= y < 200:
        results += [x << y, x >> y]
        assert (x << y) >> y == x
    if 0 <= y < 4:
        results.append(x**y)
    z = x
    z += y
    z -= x
    assert z == y
    z *= x
    assert z == x * y
    return results


def constants(x):
    return [x + 1, x - 1, x + 32767, x - 32768, x * 3, x * 69069, x * -7, 2 * x, x // 7, x // -7, x % 7, x % -7, x & 0xFFFFFFFF,
            x | 1, x ^ 0xFF, x << 1, x << 15, x >> 1, x >> 47, x >> 63, x >> 64, x**2, x**3, -x, ~x, abs(x), 7 - x, 1 << 62,
            x & 0x7FFFFFFFFFFFFFFF, x & -2, x > 2**62, x == 2**63]


for x in edges:
    print(x, *constants(x))

for operation in (lambda x: x // 0, lambda x: x % 0, lambda x: x << -1, lambda x: x >> -1, lambda x: x + None, lambda x: x & 1.0):
    for x in (5, 2**50, -(2**62), 2**64):
        try:
            print(operation(x))
        except Exception as error:
            print(type(error).__name__, error)

state, seen = 99, []
for i in range(1000):
    state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    seen.append(state >> 33)
print(sum(seen), seen[-1], state)

total = 0
for x in edges:
    for y in edges:
        total ^= sum(both(x, y)[:6])
print(total, type(True + 2**50), True & True, type(2**50 - 2**50))
