# attack: drop million-deep chains of lists, dicts, instances, generators, closures and exceptions
# allowed: dropping shallow ones
# expect: contained

class Node:
    def __init__(self, other):
        self.other = other


def closure(value):
    return lambda: value


def generator(value):
    yield value


for wrap in (lambda v: [v], lambda v: {"k": v}, Node, closure, generator, lambda v: (v,), lambda v: iter([v])):
    value = None
    for _ in range(300_000):
        value = wrap(value)
    value = None
error = None
for i in range(100_000):
    fresh = ValueError(i)
    fresh.__context__ = error
    error = fresh
error = None
print(sum(len([i]) for i in range(100_000)))
print("CONTAINED")
