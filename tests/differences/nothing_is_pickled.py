# shows: no pickling, and none of its hooks
# expect: benign
import copy

for name in ("pickle", "copyreg", "marshal"):
    try:
        exec(f"import {name}")
    except ImportError:
        continue
    raise AssertionError(name)
for name in ("__reduce__", "__reduce_ex__", "__getstate__", "__sizeof__"):
    try:
        getattr(1, name)
    except AttributeError:
        continue
    raise AssertionError(name)
assert copy.deepcopy([{1: (2, [3])}]) == [{1: (2, [3])}]
print("OK")
