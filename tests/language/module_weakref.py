# Weak references, weak collections and finalizers. gc.collect() makes the end of objects come at a known moment.
import gc
import weakref
from weakref import ref, proxy, WeakKeyDictionary, WeakValueDictionary, WeakSet, WeakMethod, finalize


class Node:
    def __init__(self, name):
        self.name = name

    def greet(self, other="you"):
        return f"{self.name} greets {other}"

    def __repr__(self):
        return f"Node({self.name})"


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


def print_nothing(reference):
    pass


def references():
    node = Node("a")
    first = ref(node)
    print(first() is node, ref(node) is first, ref(node) == first, hash(first) == hash(node))
    print(weakref.getweakrefcount(node), weakref.getweakrefs(node) == [first], first.__callback__)
    second = ref(node, print_nothing)
    print(second is first, second == first, second.__callback__ is print_nothing)
    other = ref(Node("b"))
    return first


def gone():
    log = []
    node = Node("c")
    watched = ref(node, lambda reference: log.append(reference is watched))
    kept = ref(node)
    del node
    gc.collect()
    print(watched(), kept(), log, watched == kept, watched == watched)
    attempt(hash, watched)
    print(repr(watched).endswith("; dead>"))


def unreferable():
    class Slotted:
        __slots__ = ("x",)

    class Weak:
        __slots__ = ("x", "__weakref__")

    class Below(Slotted):
        pass

    class List(list):
        pass

    class Integer(int):
        pass
    for thing in (1, 1.5, None, "s", b"b", [], (), {}, object(), Slotted(), Integer(), 3j):
        attempt(ref, thing)
    for thing in (Weak(), Below(), List(), set(), frozenset(), Node, gone, print, Node("x").greet, (i for i in ()),
                  memoryview(b"x"), gc):
        print(ref(thing)() is thing)
    attempt(ref)
    attempt(ref, Node, 1, 2)
    attempt(lambda: type("Twice", (Node,), {"__slots__": ("__weakref__",)}))


class Named(ref):
    __slots__ = ("label",)

    def __new__(cls, target, callback=None, label="none"):
        self = super().__new__(cls, target, callback)
        self.label = label
        return self

    def __init__(self, target, callback=None, label="none"):
        super().__init__(target, callback)


def subclasses():
    node = Node("d")
    seen = []
    named = Named(node, lambda reference: seen.append(reference.label), "my label")
    print(named() is node, named.label, isinstance(named, ref), Named(node) is Named(node))
    del node
    gc.collect()
    print(named(), seen)


def proxies():
    node = Node("e")
    stand_in = proxy(node)
    print(stand_in.name, stand_in.greet("them"), type(stand_in) is weakref.ProxyType, str(stand_in))
    stand_in.name = "changed"
    print(node.name, isinstance(stand_in, Node), stand_in.__class__ is Node)
    try:
        hash(stand_in)
    except TypeError:
        print("unhashable")
    attempt(lambda: len(proxy(Node)))
    items = {1, 2, 3}
    stand_in_items = proxy(items)
    print(len(stand_in_items), 2 in stand_in_items, sorted(stand_in_items), stand_in_items | {9} == {1, 2, 3, 9},
          bool(stand_in_items), stand_in_items == {1, 2, 3})
    function = proxy(references)
    print(type(function) is weakref.CallableProxyType, callable(function), callable(stand_in))
    del node
    gc.collect()
    attempt(lambda: stand_in.name)
    attempt(lambda: bool(stand_in))
    attempt(proxy, 5)


def collections():
    nodes = [Node(str(i)) for i in range(5)]
    values = WeakValueDictionary({node.name: node for node in nodes})
    keys = WeakKeyDictionary({node: node.name * 2 for node in nodes})
    items = WeakSet(nodes)
    print(len(values), len(keys), len(items), "3" in values, nodes[2] in keys, nodes[4] in items, 7 in items)
    print(values["1"] is nodes[1], keys[nodes[3]], values.get("9", "none"), sorted(values), sorted(keys.values()))
    attempt(lambda: values["missing"])
    attempt(lambda: values.pop("missing", "default"))
    attempt(lambda: values.setdefault("1", nodes[0]))
    print(sorted(key for key, value in values.items()), sorted(value.name for value in values.values()))
    del nodes[1:4]
    gc.collect()
    print(len(values), len(keys), len(items), sorted(values), sorted(keys.values()), sorted(n.name for n in items))
    values["new"] = nodes[0]
    del values["0"]
    print(sorted(values), sorted((values | {"more": nodes[1]}).keys()), sorted(values.copy()))
    keys[nodes[0]] = "replaced"
    print(sorted(keys.values()), sorted(keys.copy().values()), keys.pop(nodes[0]), len(keys))
    items.add(nodes[0])
    items.discard(nodes[1])
    print(len(items), items == WeakSet([nodes[0]]), items < WeakSet(nodes), len(items | WeakSet(nodes)), len(items & nodes))
    attempt(lambda: values.__setitem__("x", 5))
    attempt(lambda: keys.__setitem__("x", 5))


def methods():
    node = Node("f")
    attempt(WeakMethod, len)
    called = []
    method = WeakMethod(node.greet, called.append)
    print(method()("all"), method() == node.greet, method == WeakMethod(node.greet))
    del node
    gc.collect()
    print(method(), called == [method])


def finalizers():
    log = []
    node = Node("g")
    end = finalize(node, log.append, "gone")
    print(end.alive, end.peek()[0] is node, end.peek()[2:], end.atexit)
    del node
    gc.collect()
    print(end.alive, log, end(), end.peek(), end.detach())
    node = Node("h")
    end = finalize(node, lambda *a, **k: (a, k), 1, two=2)
    print(end(), end(), end.alive)
    end = finalize(node, log.append, "never")
    print(end.detach()[0] is node, end.alive)


class Ending:
    def __init__(self, log):
        self.log = log
        self.me = ref(self)

    def __del__(self):
        self.log.append("ended")


def with_finalizer():
    log = []
    thing = Ending(log)
    outer = ref(thing)
    del thing
    gc.collect()
    gc.collect()
    print(log, outer())


def cycles():
    log = []
    a, b = Node("x"), Node("y")
    a.other, b.other = b, a
    r = ref(a, lambda _: log.append("a")), ref(b, lambda _: log.append("b"))
    del a, b
    gc.collect()
    print(sorted(log), r[0](), r[1]())


references()
gone()
unreferable()
subclasses()
proxies()
collections()
methods()
finalizers()
with_finalizer()
cycles()
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
attempt(gc.collect, 5)
