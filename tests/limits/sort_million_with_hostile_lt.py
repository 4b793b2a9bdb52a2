# attack: a million elements with a slow comparison
# allowed: a hundred of them
# expect: limit steps
# options: --max-steps 5000000

class Slow:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        for _ in range(100):
            pass
        return self.n < other.n


print(len(sorted(Slow(i * 7 % 100) for i in range(100))))
values = [Slow(0)] * 1_000_000
values.sort(key=lambda v: Slow(id(v) % 7))
