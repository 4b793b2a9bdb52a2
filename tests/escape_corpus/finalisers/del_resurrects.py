# attack: __del__ that stores self away and is collected again
# allowed: __del__ that does ordinary work, whenever it runs
# expect: contained
# compat: contained

saved = []


class Zombie:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        saved.append(self)
        Zombie.count = getattr(Zombie, "count", 0) + 1


for i in range(2000):
    Zombie(i)
    if len(saved) > 10:
        saved.clear()
garbage = [[0] * 1000 for _ in range(200)]
assert all(isinstance(z, Zombie) for z in saved)
print("alive")
print("CONTAINED")
