# attack: __iter__, __getattr__, __getattribute__, __call__ and __getitem__ that never end
# allowed: catching RecursionError
# expect: contained

class A:
    def __iter__(self):
        return iter(list(self))

    def __getattr__(self, name):
        return getattr(self, name + "_")

    def __call__(self):
        return self()

    def __getitem__(self, key):
        return self[key]

    def __contains__(self, item):
        return item in self

    def __add__(self, other):
        return other + self

    __radd__ = __add__


class B:
    def __getattribute__(self, name):
        return self.anything


for action in (lambda: list(A()), lambda: A().x, lambda: A()(), lambda: A()[0], lambda: 1 in A(), lambda: A() + A(), lambda: B().x, lambda: [*A()], lambda: sum([A(), A()], A())):
    try:
        action()
        print("LEAK")
    except RecursionError:
        pass
print("CONTAINED")
