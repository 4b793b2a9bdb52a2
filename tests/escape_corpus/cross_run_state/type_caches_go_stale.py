# attack: change classes, their bases' methods and instances under way, so that a cached lookup or a specialised instruction answers with the old one
# allowed: changing one's own classes
# expect: contained
# compat: contained

leaks = []


class Base:
    kind = "base"

    def method(self):
        return 1


class Sub(Base):
    pass


def read(item):
    return item.method(), item.kind


item = Sub()
for _ in range(300):
    read(item)
steps = [
    (lambda: setattr(Base, "method", lambda self: 2), (2, "base")), (lambda: setattr(Sub, "method", lambda self: 3), (3, "base")), (lambda: setattr(item, "method", lambda: 4), (4, "base")), (lambda: delattr(item, "method"), (3, "base")), (lambda: delattr(Sub, "method"), (2, "base")),
    (lambda: setattr(Base, "kind", property(lambda self: "property")), (2, "property")), (lambda: setattr(Sub, "kind", "sub"), (2, "sub")), (lambda: setattr(Sub, "kind", property(lambda self: "again")), (2, "again")),
    (lambda: delattr(Sub, "kind"), (2, "property")), (lambda: delattr(Base, "method") or setattr(Base, "method", staticmethod(lambda: 8)), (8, "property")),
]
for step, wanted in steps:
    step()
    for _ in range(100):
        if read(item) != wanted:
            leaks.append(wanted)
total = 0


def add(a, b):
    return a + b


class Number(int):
    def __add__(self, other):
        return "own"


for _ in range(300):
    add(1, 2)
assert add(Number(1), 2) == "own" and add("a", "b") == "ab" and add([1], [2]) == [1, 2] and add(True, 1.5) == 2.5
print("LEAK" if leaks else "CONTAINED", *leaks)
