# attack: sorting with a comparison that lies, grows the list, raises and never settles
# allowed: sorting with an honest comparison
# expect: contained
# options: --max-steps 500000000

class Random:
    state = 1

    def __lt__(self, other):
        Random.state = (Random.state * 1103515245 + 12345) % 2 ** 31
        return Random.state & 64


class Grows:
    target = []

    def __lt__(self, other):
        Grows.target.append(self)
        return True


class Clears:
    target = []

    def __lt__(self, other):
        Clears.target.clear()
        return False


values = [Random() for _ in range(20_000)]
values.sort()
print(len(values))
for kind in (Grows, Clears):
    kind.target = [kind() for _ in range(200)]
    try:
        kind.target.sort()
        print("LEAK not noticed")
    except ValueError as error:
        print(error)
print(sorted([3, 1, 2]))
print("CONTAINED")
