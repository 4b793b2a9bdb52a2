# attack: __setstate__, __getstate__ and instance dictionaries with blocked names as keys, so that a copy carries or sets them
# allowed: __getstate__ and __setstate__ that pick attributes
# expect: contained
# compat: contained

import copy

leaks = []


class Stated:
    def __init__(self):
        self.kept, self.dropped = 1, 2

    def __getstate__(self):
        return {"kept": self.kept, "__class__": int, "__globals__": globals, "__dict__": {"planted": 5}, 5: 6}


class Picking:
    def __init__(self):
        self.kept, self.dropped = [1], 2

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.kept = state["kept"]


for function in (copy.copy, copy.deepcopy):
    try:
        found = function(Stated())
    except (TypeError, AttributeError):
        continue
    if type(found) is not Stated:
        leaks.append(type(found))
    for name in ("__globals__", "planted"):
        try:
            leaks.append(getattr(found, name))
        except AttributeError:
            pass
    if "__globals__" in dir(found) or "__globals__" in vars(found):
        leaks.append("listed")
original = Picking()
made = copy.copy(original)
assert made.kept is original.kept and not hasattr(made, "dropped")
made = copy.deepcopy(original)
assert made.kept == [1] and made.kept is not original.kept
print("LEAK" if leaks else "CONTAINED", *leaks)
