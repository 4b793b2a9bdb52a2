# shows: gc can be asked to collect and for nothing about objects
# expect: benign
import gc

for name in ("get_objects", "get_referrers", "get_referents", "get_stats"):
    assert not hasattr(gc, name), name
assert gc.collect() == 0 and gc.garbage == []
print("OK")
