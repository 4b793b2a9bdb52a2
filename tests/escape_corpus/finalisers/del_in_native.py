# attack: objects with __del__ dropped by natives in the middle of their work: list slices, dict updates, sort keys
# allowed: dropping them
# expect: contained
# compat: contained

log = []


class Dropped:
    def __init__(self, n, target):
        self.n, self.target = n, target

    def __del__(self):
        self.target.append(self.n)

    def __lt__(self, other):
        return self.n < other.n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n


values = [Dropped(i, log) for i in range(100)]
values[10:90] = [Dropped(i, values) for i in range(5)]
table = {Dropped(i, log): i for i in range(50)}
table.clear()
table.update({Dropped(i, log): 1 for i in range(10)})
del values[:]
values = None
churn = [bytes(1000) for _ in range(3000)]
print(len(table), len(churn))
print("CONTAINED")
