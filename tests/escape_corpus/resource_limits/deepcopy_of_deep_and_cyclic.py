# attack: deepcopy of structures that contain themselves, nest very deep, or make a new copy for ever
# allowed: deepcopy of a cycle
# expect: contained
# compat: contained
# options: --max-memory 64M

import copy

leaks = []


class Endless:
    def __deepcopy__(self, memo):
        return copy.deepcopy(Endless(), memo)


class Shallow:
    def __copy__(self):
        return copy.copy(self)


class Nested:
    def __init__(self, inner):
        self.inner = inner


deep, table, chain, pair = [], {}, None, ()
for i in range(50_000):
    deep, table, chain, pair = [deep], {"a": table}, Nested(chain), (pair, [])
for attempt in (lambda: copy.deepcopy(Endless()), lambda: copy.copy(Shallow()), lambda: copy.deepcopy(deep), lambda: copy.deepcopy(table), lambda: copy.deepcopy(chain), lambda: copy.deepcopy(pair)):
    try:
        attempt()
        leaks.append("copied")
    except (RecursionError, MemoryError):
        pass
loop = [1]
loop.append(loop)
node = Nested(None)
node.inner = {"back": node, "list": loop}
second, other = copy.deepcopy(loop), copy.deepcopy(node)
print(second[1] is second, second is not loop, other.inner["back"] is other)
print("LEAK" if leaks else "CONTAINED", *leaks)
