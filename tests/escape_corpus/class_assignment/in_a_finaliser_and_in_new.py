# attack: change the class inside __new__, __init__, __del__ and inside the setter that changes it
# allowed: a change in __init__
# expect: benign
# compat: contained

class A:
    def __init__(self):
        self.x = 1

    def __del__(self):
        log.append("A")
        self.__class__ = B


class B:
    def __del__(self):
        log.append("B")

    def tell(self):
        return "B", self.x


class New:
    def __new__(cls):
        made = super().__new__(cls)
        made.__class__ = B
        made.x = 5
        return made

    def __init__(self):
        raise AssertionError("not called")


class Turns:
    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        super().__setattr__("__class__", B)


log = []
a = A()
a = None
assert log in ([], ["A"]), log
n = New()
assert n.tell() == ("B", 5)
t = Turns()
t.x = 9
assert t.tell() == ("B", 9)
n = t = None
assert sorted(log) in ([], ["A"], ["A", "B", "B"]), log
print("OK")
