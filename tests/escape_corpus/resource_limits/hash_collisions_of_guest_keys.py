# attack: keys that all have one hash and compare slowly, in sets and dicts
# allowed: a few such keys
# expect: limit steps
# compat: contained
# options: --max-steps 3000000


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n == other.n


print(len({Same(i % 5) for i in range(20)}))
table = {}
for i in range(100_000):
    try:
        table[Same(i)] = i
    except BaseException as error:
        print("LEAK caught", type(error))
print("LEAK ended", len(table))
