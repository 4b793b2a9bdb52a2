# attack: none: a plain reference to an object that a WeakMethod already points at
# allowed: weakref.ref and weakref.proxy lead to the object itself, whatever else points at it
# expect: benign
# compat: contained
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def tell(self):
        return self.name


class Named(weakref.ref):
    pass


first, second = Node("first"), Node("second")
method, named = weakref.WeakMethod(first.tell), Named(second)
assert type(weakref.ref(first)) is weakref.ref and type(weakref.ref(second)) is weakref.ref
assert weakref.ref(first)() is first and weakref.ref(second)() is second and method()() == "first"
assert weakref.ref(first) is weakref.ref(first) and weakref.ref(second) is not named
assert weakref.proxy(first).name == "first" and weakref.proxy(second).tell() == "second"
assert len(weakref.WeakSet([first, second])) == 2 and weakref.WeakValueDictionary(a=first)["a"] is first
print("OK")
