# attack: a hundred thousand keys with one hash
# allowed: a few hundred
# expect: limit steps
# options: --max-steps 20000000

class Same:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self is other


print(len({Same() for _ in range(200)}))
d = {}
for i in range(100_000):
    d[Same()] = i
