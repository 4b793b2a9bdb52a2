# attack: read a slot after its value was deleted, in a finaliser, in the middle of __init__ and on an instance that __init__ never saw
# allowed: a slot that is set again
# expect: benign
# compat: contained

class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, early=None):
        try:
            self.a
        except AttributeError:
            self.a = early
        else:
            raise AssertionError("stale")


class Nosy:
    __slots__ = ("owner",)

    def __del__(self):
        try:
            found.append(self.owner.a)
        except AttributeError:
            found.append("empty")


found = []
raw = Slotted.__new__(Slotted)
for name in ("a", "b"):
    try:
        getattr(raw, name)
        found.append("stale")
    except AttributeError:
        pass
thing = Slotted(5)
for i in range(3):
    assert thing.a == 5
    del thing.a
    for attempt in (lambda: thing.a, lambda: Slotted.a.__get__(thing), lambda: getattr(thing, "a"), lambda: delattr(thing, "a"), lambda: Slotted.a.__delete__(thing)):
        try:
            attempt()
            found.append("stale")
        except AttributeError:
            pass
    thing.a = 5
nosy = Nosy()
nosy.owner = thing
thing.a = nosy
nosy = None
del thing.a
assert found in ([], ["empty"]), found
print("OK")
