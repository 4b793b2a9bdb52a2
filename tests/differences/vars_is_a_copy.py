# shows: vars(object) is a copy, not the live dictionary behind the attributes
# expect: benign

class A:
    def __init__(self):
        self.x = 1


a = A()
names = vars(a)
assert names == {"x": 1}
names["x"] = 2
names["y"] = 3
assert a.x == 1 and not hasattr(a, "y")
print("OK")
