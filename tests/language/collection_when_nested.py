# What was dropped is gone after gc.collect(), also in scripts that scripts run; all but the last, which something may
# still remember.
import gc
import weakref

source = '''
import gc, weakref

class Thing:
    def method(self):
        return self

def dropped_object():
    thing = Thing()
    return weakref.ref(thing)

def dropped_after_a_call():
    thing = Thing()
    return weakref.ref(thing.method())

def dropped_through_a_closure():
    thing = Thing()
    reference = weakref.ref(thing)
    def inner():
        return thing
    inner()
    return reference

def dropped_by_a_generator():
    references = []
    def generate():
        thing = Thing()
        references.append(weakref.ref(thing))
        yield 1
    iterator = generate()
    next(iterator)
    return references[0]

def dropped_method():
    thing = Thing()
    return weakref.WeakMethod(thing.method)

def dropped_by_an_operator():
    things = [Thing(), Thing()]
    references = list(map(weakref.ref, things))
    assert (things + things)[3] is things[1]
    return references[1]

for function in (dropped_object, dropped_after_a_call, dropped_through_a_closure, dropped_by_a_generator, dropped_method,
                 dropped_by_an_operator):
    references = [function() for _ in range(20)]
    gc.collect()
    left = sum(reference() is not None for reference in references)
    print(depth, function.__name__, left if left > 1 else "gone")
'''


def nest(depth):
    if depth == 0:
        exec(source, {"depth": depth})
    else:
        exec("nest(depth - 1)", {"nest": nest, "depth": depth})


exec(source, {"depth": "top"})
nest(0)
nest(3)
list(map(nest, [0, 1]))
