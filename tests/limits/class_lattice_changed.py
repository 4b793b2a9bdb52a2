# attack: change a class at the top of a lattice in which the ways to the bottom double at each level
# allowed: the change, in time that grows with the number of classes
# expect: contained
# options: --timeout 20


class Top:
    pass


lattice = [Top]
for level in range(80):
    left = type("Left", (lattice[-1],), {})
    right = type("Right", (lattice[-1],), {})
    lattice.append(type("Both", (left, right), {}))
bottom = lattice[-1]()
Top.__eq__ = lambda self, other: True
Top.__hash__ = lambda self: 5
print("CONTAINED" if bottom == 1 and hash(bottom) == 5 else "LEAK")
