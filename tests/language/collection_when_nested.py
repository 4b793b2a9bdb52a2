# What was dropped is gone after gc.collect(), also in scripts that scripts run.
import gc
import weakref

source = '''
import gc, weakref

class Thing:
    def method(self):
        return self

def dropped_object():
    thing = Thing()
    reference = weakref.ref(thing)
    del thing
    gc.collect()
    return reference()

def dropped_after_a_call():
    thing = Thing()
    reference = weakref.ref(thing.method())
    thing = None
    gc.collect()
    return reference()

def dropped_through_a_closure():
    thing = Thing()
    reference = weakref.ref(thing)
    def inner():
        return thing
    inner()
    del thing, inner
    gc.collect()
    return reference()

def dropped_by_a_generator():
    references = []
    def generate():
        thing = Thing()
        references.append(weakref.ref(thing))
        yield 1
    iterator = generate()
    next(iterator)
    del iterator
    gc.collect()
    return references[0]()

def dropped_method():
    thing = Thing()
    reference = weakref.WeakMethod(thing.method)
    del thing
    gc.collect()
    return reference()

for function in (dropped_object, dropped_after_a_call, dropped_through_a_closure, dropped_by_a_generator, dropped_method):
    print(depth, function.__name__, function())
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
