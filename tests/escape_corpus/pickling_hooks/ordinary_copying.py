# attack: none: shallow and deep copies of lists, shared parts, cycles and own classes
# allowed: copy.copy, copy.deepcopy, __copy__ and __deepcopy__, dataclass instances
# expect: benign
# compat: contained
import copy
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass, field


@dataclass
class Tree:
    name: str
    children: list = field(default_factory=list)


class Connection:
    made = 0

    def __init__(self, target):
        Connection.made += 1
        self.target = target

    def __copy__(self):
        return Connection(self.target)

    def __deepcopy__(self, memo):
        return Connection(copy.deepcopy(self.target, memo))


class Slotted:
    __slots__ = ("a", "b")


shared = Tree("shared")
tree = Tree("root", [shared, shared, Tree("leaf")])
twin, flat = copy.deepcopy(tree), copy.copy(tree)
assert twin == tree and twin.children[0] is twin.children[1] and twin.children[0] is not shared and flat.children is tree.children
ring = [1]
ring.append(ring)
other = copy.deepcopy(ring)
assert other[1] is other and other is not ring
link = Connection([1, 2])
assert copy.copy(link).target is link.target and copy.deepcopy(link).target is not link.target and Connection.made == 3
slotted = Slotted()
slotted.a = [1]
assert copy.deepcopy(slotted).a == [1] and copy.copy(slotted).a is slotted.a and not hasattr(copy.copy(slotted), "b")
for value in [defaultdict(list, a=[1]), OrderedDict(b=2), deque([1, [2]], maxlen=3), {1: {2: (3, [4])}}, {1, 2}, "s", None, 1.5]:
    assert copy.deepcopy(value) == value and type(copy.copy(value)) is type(value)
print("OK")
