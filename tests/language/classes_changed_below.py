# A change high up in a lattice of classes reaches everything below it, in time that grows with the number of classes.


class Top:
    pass


lattice = [Top]
for level in range(12):
    left = type("Left", (lattice[-1],), {})
    right = type("Right", (lattice[-1],), {})
    lattice.append(type("Both", (left, right), {}))
bottom = lattice[-1]()
print(bottom == 1, hasattr(bottom, "absent"))
Top.__eq__ = lambda self, other: True
Top.__hash__ = lambda self: 1
print(bottom == 1, hash(bottom))
del Top.__eq__
print(bottom == 1, hash(bottom))
