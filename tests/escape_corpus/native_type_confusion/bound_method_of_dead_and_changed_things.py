# attack: bound methods kept after their object was deleted, emptied or given another class
# allowed: bound methods of a live object
# expect: benign
# compat: contained

class A:
    def __init__(self):
        self.n = 1

    def read(self):
        return self.n


class B:
    def read(self):
        return "B"


append = [1, 2].append
for i in range(1000):
    append(i)
pop = {1: 2}.pop
assert pop(1) == 2
a = A()
read = a.read
a.__class__ = B
assert read() == 1 and a.read() == "B"
del a.n
try:
    read()
    print("no error")
except AttributeError:
    pass
del A.read
try:
    A().read()
    print("no error")
except AttributeError:
    pass
send = (x for x in range(3)).__next__
assert [send(), send(), send()] == [0, 1, 2]
join = ",".join
del a, A
assert join("ab") == "a,b"
print("OK")
