# attack: a callback and __del__ that bring the target back, make new references and collect
# allowed: a callback that counts
# expect: contained
# compat: contained

import gc
import weakref

log = []
kept = []


class Guest:
    def __del__(self):
        kept.append(self)
        log.append("del")
        gc.collect()


def callback(reference):
    log.append(reference() is None)
    gc.collect()
    kept.append(reference)


r = weakref.ref(Guest(), callback)
for _ in range(3):
    junk = [object() for _ in range(1000)]
    gc.collect()
print(set(log) <= {True, "del"}, [type(item).__name__ in ("Guest", "ReferenceType", "ref", "weakref") for item in kept].count(False))
print("CONTAINED")
