# attack: __eq__, __lt__ and __hash__ that never end
# allowed: catching RecursionError
# expect: contained

class A:
    def __eq__(self, other):
        return [self] == [A()]

    def __hash__(self):
        return hash((self,))

    def __lt__(self, other):
        return (self, 1) < (A(), 1)


for action in (lambda: A() == A(), lambda: hash(A()), lambda: {A(): 1}, lambda: A() in [A()], lambda: sorted([A(), A()]), lambda: max(A(), A()), lambda: {A()} == {A()}):
    try:
        action()
        print("LEAK")
    except RecursionError:
        pass
print("CONTAINED")
