# attack: __missing__ that deletes its own class's hook, calls itself by another key, or answers during deletion
# allowed: __missing__ that counts
# expect: contained
# compat: contained

from collections import ChainMap, Counter, defaultdict


class Endless(dict):
    def __missing__(self, key):
        return self[key + 1]


class Gone(dict):
    def __missing__(self, key):
        del Gone.__missing__
        return self[key]


class Factory(defaultdict):
    def __missing__(self, key):
        self.default_factory = None
        return super().__missing__(key)


leaks = []
recursive = defaultdict(lambda: recursive[object()])
clearing = defaultdict(lambda: clearing.clear())
for number, attempt in enumerate((lambda: Endless()[0], lambda: Gone()["x"], lambda: Gone()["x"], lambda: Factory(list)["x"], lambda: recursive[0], lambda: ChainMap(Endless())[0], lambda: {**{}}["x"], lambda: Counter().__missing__())):
    try:
        attempt()
        leaks.append(number)
    except (RecursionError, KeyError, TypeError):
        pass
clearing["a"]
print(len(clearing), Counter("aab")["z"], defaultdict(int)["q"])
print("LEAK" if leaks else "CONTAINED", *leaks)
