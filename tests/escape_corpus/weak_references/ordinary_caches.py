# attack: none: caches and observers that keep nothing alive
# allowed: ref, proxy, WeakValueDictionary, WeakKeyDictionary, WeakSet, WeakMethod, finalize
# expect: benign
# compat: contained
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.told = []

    def tell(self, what):
        self.told.append(what)
        return len(self.told)


class Subject:
    def __init__(self):
        self.listeners = []

    def listen(self, method):
        self.listeners.append(weakref.WeakMethod(method))

    def notify(self, what):
        return [method()(what) for method in self.listeners if method() is not None]


subject, first, second, listener = Subject(), Node("first"), Node("second"), Node("listener")
subject.listen(Node("gone at once").tell)
subject.listen(listener.tell)
gc.collect()
assert subject.notify("x") == [1]
by_name = weakref.WeakValueDictionary(first=first, second=second)
notes = weakref.WeakKeyDictionary({first: "a", second: "b"})
group = weakref.WeakSet([first, second])
reference, proxy, ended = weakref.ref(second), weakref.proxy(second), []
weakref.finalize(second, ended.append, "second ended")
assert reference() is second and proxy.name == "second" and proxy.tell("y") == 1 and len(group) == 2
del second
gc.collect()
assert reference() is None and list(by_name) == ["first"] and len(notes) == 1 and len(group) == 1
assert subject.notify("z") == [2] and ended == ["second ended"]
try:
    proxy.name
except ReferenceError as error:
    print(type(error).__name__)
print("OK")
