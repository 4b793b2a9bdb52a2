# The callbacks of one object's references: the newest first.
import gc
import weakref


class Thing:
    pass


thing = Thing()
references = [weakref.ref(thing, lambda dead, number=number: print("gone", number, dead() is None)) for number in range(4)]
finalizer = weakref.finalize(thing, print, "finalized")
del thing
gc.collect()
print(finalizer.alive, [reference() for reference in references])
