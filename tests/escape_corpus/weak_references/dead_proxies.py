# attack: proxies whose target is gone used in every way
# allowed: a ReferenceError
# expect: contained
# compat: contained

import gc, weakref
class Guest:
    def __call__(self):
        return 1
    def __len__(self):
        return 2
def dead():
    p = weakref.proxy(Guest())
    junk = [[] for _ in range(1000)]
    def clear(n):
        return [clear(n - 1)] if n else []
    clear(50)
    gc.collect()
    return p
p = dead()
q = weakref.ref(Guest())

leaks = []
for attempt in (
    lambda: p.name,
    lambda: p(),
    lambda: len(p),
    lambda: p + 1,
    lambda: str(p) and p.x,
    lambda: p[0],
    lambda: list(p),
):
    try:
        leaks.append(attempt())
    except ReferenceError:
        pass
print("dead")
print("LEAK" if leaks else "CONTAINED", *leaks)
