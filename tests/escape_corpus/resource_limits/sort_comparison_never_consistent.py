# attack: comparisons that contradict themselves, raise in the middle, or answer with strange values, so that a merge runs off its end
# allowed: an honest sort afterwards keeps all values
# expect: contained
# compat: contained

leaks = []
count = 0


class Liar(int):
    def __lt__(self, other):
        global count
        count = (count * 1103515245 + 12345) % 2 ** 31
        return count % 3 == 0


class Always(int):
    def __lt__(self, other):
        return True


class Strange(int):
    def __lt__(self, other):
        return [[], [0], None, "x", 0.0][int(self) % 5]


class Bomb(int):
    def __lt__(self, other):
        if int(self) == 77:
            raise KeyError(77)
        return int(self) < int(other)


class NoTruth(int):
    def __lt__(self, other):
        return self

    def __bool__(self):
        raise KeyError("truth")


for kind in (Liar, Always, Strange, Bomb, NoTruth):
    for size in (2, 33, 64, 65, 500, 1025):
        values = [kind(i * 7 % size) for i in range(size)]
        try:
            values.sort()
        except KeyError:
            pass
        if sorted(int(x) for x in values) != list(range(size)) and size % 7:
            leaks.append((kind.__name__, size))
print(sorted([5, 3, 4], reverse=True))
print("LEAK" if leaks else "CONTAINED", *leaks)
