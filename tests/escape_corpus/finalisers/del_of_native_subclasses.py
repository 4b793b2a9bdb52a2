# attack: subclasses of natives with __del__ that use the native half while it is taken apart
# allowed: subclasses of list, dict, str, tuple, Exception with __del__
# expect: contained
# compat: contained

import gc

kept = []


def make(base, *arguments):
    class Sub(base):
        def __del__(self):
            try:
                kept.append((len(self), repr(self)[:40], list(self)[:3]))
                self.clear()
                self.extend([self, self])
            except (TypeError, AttributeError):
                pass

    return Sub(*arguments)


cases = ((list, [1, 2, 3]), (dict, {"a": 1}), (set, {1, 2}), (tuple, (1, 2)), (str, "text"), (bytes, b"bytes"), (bytearray, b"array"), (int, 5), (frozenset, {1}), (float, 1.5), (ValueError, "error"))
for _ in range(30):
    for case in cases:
        item = make(*case)
        try:
            item.own = item
            item.append(item)
        except (AttributeError, TypeError):
            pass
        del item
    gc.collect()
    if len(kept) > 50:
        kept.clear()
assert make(list, [1, 2])[1] == 2
print("CONTAINED")
