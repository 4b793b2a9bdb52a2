# attack: none: work that is large but within the limits
# allowed: a hundred thousand items, thousand-digit integers, a long text, recursion of three hundred
# expect: benign
# compat: contained
# options: --max-memory 128M

import json

values = sorted((i * 7919) % 100_003 for i in range(100_000))
assert values[0] == 0 and len(values) == 100_000
assert len(str(3 ** 2000)) == 955
assert "".join(map(str, range(20_000))).count("9") == 8000 or True
assert len(json.loads(json.dumps([{"k": [i, str(i)]} for i in range(5000)]))) == 5000
assert len(f"{'x':>10000}") == 10000


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


assert down(300) == 300
try:
    [0] * 10 ** 14
except MemoryError:
    pass
assert [0] * 3 == [0, 0, 0]
print("OK")
