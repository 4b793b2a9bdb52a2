# attack: none: copies of one's own objects, with slots, with hooks, with subclasses of containers
# allowed: all of it
# expect: benign
# compat: contained

import copy


class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, list(children)


class Slotted:
    __slots__ = ("a", "b")


class Hooked:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Hooked(self.n + 1)

    def __deepcopy__(self, memo):
        return Hooked(self.n + 100)


class Named(dict):
    label = None


tree = Node(1, Node(2), Node(3, Node(4)))
same, other = copy.copy(tree), copy.deepcopy(tree)
assert same.children is tree.children
assert other.children is not tree.children and other.children[1].children[0].value == 4
slotted = Slotted()
slotted.a = [1]
made = copy.deepcopy(slotted)
assert made.a == [1] and made.a is not slotted.a and not hasattr(made, "b")
assert copy.copy(Hooked(1)).n == 2 and copy.deepcopy([Hooked(1)])[0].n == 101
named = Named(x=[1])
named.label = "label"
made = copy.deepcopy(named)
assert type(made) is Named and made == {"x": [1]} and made.label == "label" and made["x"] is not named["x"]
print("OK")
