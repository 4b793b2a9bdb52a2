# attack: endless recursion in class creation, __init_subclass__, __set_name__, __new__ and super chains
# allowed: catching RecursionError
# expect: contained

class Base:
    def __init_subclass__(cls):
        type("Sub", (cls,), {})


class SetName:
    def __set_name__(self, owner, name):
        type("Owner", (), {"x": SetName()})


class New:
    def __new__(cls):
        return New()


class Meta(type):
    def __new__(mcls, name, bases, space):
        return Meta(name, bases, space)


for action in (lambda: type("A", (Base,), {}), lambda: type("B", (), {"x": SetName()}), New, lambda: Meta("C", (), {})):
    try:
        action()
        print("LEAK")
    except (RecursionError, TypeError):
        pass
print("CONTAINED")
