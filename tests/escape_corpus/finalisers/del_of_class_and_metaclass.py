# attack: __del__ on metaclasses, set after the instance was made, inherited, deleted, replaced by a stranger or a descriptor
# allowed: __del__ of a class
# expect: contained
# compat: contained

import gc

log = []


class Meta(type):
    def __del__(cls):
        log.append("class")


class Descriptor:
    def __get__(self, obj, owner):
        if obj is not None:
            log.append("descriptor")
        return 5


def make(value):
    class Local(metaclass=Meta):
        __del__ = value

    return Local()


for value in (None, 5, "text", len, print, object(), lambda: 0, lambda self, other: 0, Descriptor(), property(lambda self: 1 / 0), staticmethod(lambda: 0), classmethod(lambda cls: 0), int, Meta):
    item = make(value)
    item.own = item
    del item
    gc.collect()


class Late:
    pass


items = [Late() for _ in range(50)]
Late.__del__ = lambda self: log.append("late")
items.clear()
gc.collect()
items = [Late() for _ in range(50)]
del Late.__del__
items.clear()
gc.collect()
assert set(log) <= {"class", "descriptor", "late"}
print("CONTAINED")
