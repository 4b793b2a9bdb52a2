# Small-integer fast paths at their edges: loops, ranges, counters, hashes and conversions across 2**31, 2**32, 2**47, 2**48, 2**53, 2**63, 2**64.

EDGES = [2 ** k + d for k in (7, 8, 15, 16, 30, 31, 32, 46, 47, 48, 50, 51, 52, 53, 62, 63, 64) for d in (-2, -1, 0, 1, 2)]
for e in EDGES:
    for n in (e, -e):
        assert n + 1 - 1 == n and n * 1 == n and n - n == 0 and n + -n == 0
        assert (n + 1) - n == 1 and n // 1 == n and n % 1 == 0 and -(-n) == n and ~~n == n
        assert n * 3 // 3 == n and n * n // n == n and (n << 3) >> 3 == n and n ^ n == 0 and n | 0 == n and n & -1 == n
        assert int(str(n)) == n and int(hex(n), 16) == n and int(bin(n), 2) == n and int(oct(n), 8) == n and eval(repr(n)) == n
        assert divmod(n, 7) == (n // 7, n % 7) and n // 7 * 7 + n % 7 == n and divmod(n, -7)[0] * -7 + divmod(n, -7)[1] == n
        assert hash(n) == hash(int(str(n))) and {n: 1}[n + 0] == 1 and n in {n} and n in [n] and n == n and not n != n and n <= n
        assert (n < n + 1) and (n + 1 > n) and not (n > n) and abs(n) == e and max(n, n + 1) == n + 1 and sorted([n + 1, n]) == [n, n + 1]
        assert n ** 2 == n * n and pow(n, 2, 1000) == n * n % 1000 and n ** 0 == 1 and n.bit_length() == abs(n).bit_length()
        assert int.from_bytes(n.to_bytes(12, "little", signed=True), "little", signed=True) == n
        assert float(n) == n or abs(n) > 2 ** 53
        assert f"{n}" == str(n) == repr(n) == "%d" % n == format(n, "d") == "{}".format(n)
        assert (n >> 1) == n // 2 and (n >> 100) == (0 if n >= 0 else -1) and (n & 1) == n % 2 and (n | 1) % 2 == 1
        assert [n][0] is not None and (n,) == (n,) and list(range(n, n + 3)) == [n, n + 1, n + 2] and len(range(n, n + 10 ** 6)) == 10 ** 6
        assert sum([n, 1, -1]) == n and min(n, 2 ** 70) == n and int(n / 1) == n or abs(n) > 2 ** 53
print(len(EDGES), EDGES[::9])
for start in (2 ** 31 - 2, 2 ** 32 - 2, 2 ** 47 - 2, 2 ** 48 - 2, 2 ** 53 - 2, 2 ** 63 - 2, 2 ** 64 - 2):
    up = down = start
    seen = []
    for _ in range(4):
        up += 1
        down -= -1
        seen.append(up == down)
    total = 0
    for i in range(start, start + 5):
        total += i
    for i in range(-start, -start - 5, -1):
        total += i
    n = start
    while n < start + 3:
        n += 1
    print(start, up, -up, seen, total, n, start * start, start * -1, start + start, -start - start, start * 2 - start == start, start // -3, -start // 3, start % -10, -start % 10)
print([2 ** k - 1 & 2 ** 40 for k in (39, 40, 41, 42)], [(-1) & (2 ** k - 1) for k in (31, 32, 47, 48, 63, 64)], [-(2 ** k) | 1 for k in (31, 47, 63)], [~(2 ** k) for k in (31, 47, 48, 63)], [(2 ** k) ^ -1 for k in (31, 47, 63, 64)])
print([1 << k for k in (30, 31, 32, 46, 47, 48, 62, 63, 64)], [-1 << k for k in (31, 47, 63)], [(1 << k) >> k for k in (31, 47, 48, 63, 64, 200)], [3 << k for k in (45, 46, 47)], [(-5) >> k for k in (0, 1, 2, 3, 64)])
print([a * b for a, b in ((2 ** 24, 2 ** 23), (2 ** 24, 2 ** 24), (-(2 ** 24), 2 ** 23), (46341, 46341), (65536, 65536), (3037000500, 3037000500), (10 ** 9, 10 ** 9), (140737488355327, 2), (-140737488355328, -1), (2 ** 62, 2), (99999, 99999999999))])
x = 1
powers = []
for i in range(70):
    x *= 2
    if i % 8 == 7:
        powers.append(x)
print(powers)
x = 2 ** 70
for i in range(70):
    x //= 2
print(x, type(x).__name__)
x, y = 2 ** 47 - 1, 1
x += y
x -= y
print(x, x + y - 2 ** 47, -(x + 1), (-x - 1) - 1, abs(-x - 1))
factorials = [1]
for i in range(1, 26):
    factorials.append(factorials[-1] * i)
print(factorials[12:22])
collatz = 837799
steps = peak = 0
while collatz != 1:
    collatz = collatz * 3 + 1 if collatz & 1 else collatz >> 1
    peak = max(peak, collatz)
    steps += 1
print(steps, peak)
h = 14695981039346656037
for c in b"fnv":
    h = (h ^ c) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
print(h, hex(h), h.bit_length(), h % 1000, -h // 3)
state = 88172645463325252
for _ in range(5):
    state ^= state << 13 & 0xFFFFFFFFFFFFFFFF
    state ^= state >> 7
    state ^= state << 17 & 0xFFFFFFFFFFFFFFFF
print(state)
print([float(n) for n in (2 ** 53 - 1, 2 ** 53, 2 ** 53 + 1, 2 ** 53 + 2, 2 ** 63 - 1, 2 ** 64, 10 ** 22, 10 ** 23)], [int(f) for f in (2.0 ** 31, 2.0 ** 47, 2.0 ** 63, -2.0 ** 63, 1e18, 1e19, -0.9, 4294967295.9)], [n / 2 for n in (2 ** 47 + 1, 2 ** 53 + 1, 2 ** 63)], [n == float(n) for n in (2 ** 47, 2 ** 53, 2 ** 53 + 1, 10 ** 22)])
print([hash(n) for n in (2 ** 31, 2 ** 47, -2 ** 47, 2 ** 60, 2 ** 61 - 2, 2 ** 61 - 1, 2 ** 61, 2 ** 63, -2 ** 61, 2 ** 122 + 5)], [n.__hash__() for n in (0, 1, -1, -2)])
table = {}
for e in EDGES:
    table[e] = e
    table[float(e)] = -e
print(len(table), len(set(EDGES)), table[2 ** 31], table[2.0 ** 31], table[2 ** 63], sum(1 for e in EDGES if e in table))
