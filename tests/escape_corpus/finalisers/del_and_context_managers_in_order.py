# attack: none: resources given back by with, try and finally, and by a function's end
# allowed: all of it
# expect: benign
# compat: contained

import contextlib
import gc

log = []


class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        log.append("open " + self.name)
        return self

    def __exit__(self, *error):
        log.append("close " + self.name)

    def __del__(self):
        pass


with Resource("a"), Resource("b"):
    log.append("work")
with contextlib.ExitStack() as stack:
    for name in "cd":
        stack.enter_context(Resource(name))
assert log == ["open a", "open b", "work", "close b", "close a", "open c", "open d", "close d", "close c"]


def early():
    try:
        return "returned"
    finally:
        log.append("finally")


assert early() == "returned" and log[-1] == "finally"
item = Resource("cycle")
item.own = item
del item
gc.collect()
print("OK")
