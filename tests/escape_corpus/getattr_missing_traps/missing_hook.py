# attack: __missing__ and __getitem__ hooks that change the dict under the machine's feet, in calls with ** and in formats
# allowed: __missing__ that makes values
# expect: contained
# compat: contained

class Grow(dict):
    def __missing__(self, key):
        for i in range(50):
            self[f"{key}{i}"] = i
        return self

    def keys(self):
        self.clear()
        return ["a", "b"]


leaks = []


def take(**named):
    return sorted(named)


for attempt in (lambda: take(**Grow(x=1)), lambda: {**Grow(y=2)}, lambda: "{x[y][z]}".format(x=Grow()), lambda: "%(q)s" % Grow(), lambda: dict(Grow(z=1)), lambda: Grow()["new"]["other"], lambda: "{a}".format_map(Grow())):
    try:
        attempt()
    except (TypeError, KeyError, ValueError, RuntimeError):
        pass
print(take(**{"k": 1}), {}.get("x"))
print("LEAK" if leaks else "CONTAINED", *leaks)
