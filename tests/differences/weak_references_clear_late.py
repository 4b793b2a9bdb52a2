# shows: a weak reference outlives its target until a collection, which a script may ask for
# expect: benign
import gc
import weakref


class Thing:
    pass


seen = []
thing = Thing()
reference = weakref.ref(thing, seen.append)
end = weakref.finalize(thing, seen.append, "end")
del thing
assert reference() is None or type(reference()) is Thing
gc.collect()
assert reference() is None and len(seen) == 2 and not end.alive
print("OK")
