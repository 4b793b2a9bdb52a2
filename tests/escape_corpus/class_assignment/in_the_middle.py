# attack: change __class__ of self while one of its methods, an attribute cache and an iteration are under way
# allowed: it, as long as nothing breaks
# expect: benign
# compat: contained

class A:
    def __init__(self):
        self.a, self.b = 1, 2

    def flip(self):
        self.__class__ = B
        return self.flip_again()

    def __iter__(self):
        for name in ("a", "b"):
            self.__class__ = B if type(self) is A else A
            yield getattr(self, name)


class B:
    extra = "class B"

    def __init__(self):
        self.b, self.a = 20, 10

    def flip_again(self):
        self.c = 3
        return self.a, self.b, self.c, self.extra


thing = A()
print(thing.flip(), list(A()))
for i in range(50):
    thing = A() if i % 2 else B()
    thing.__class__ = B if i % 2 else A
    assert (thing.a, thing.b) == ((1, 2) if i % 2 else (10, 20))
print("OK")
