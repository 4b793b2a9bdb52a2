# What is said of a slot that holds nothing, and of an attribute that is not there at all.


class Top:
    __slots__ = ("a", "__b")

    def private(self):
        return self.__b


class Elsewhere(Top):
    __module__ = "some.where"


def inside():
    class Inner(Exception):
        __slots__ = ("slot",)

    return Inner


class Numbered:
    __slots__ = ("a",)
    __module__ = 5


def show(function):
    try:
        print(function())
    except AttributeError as error:
        print(error, "|", error.name, type(error.obj).__name__)


for thing in (Top(), Elsewhere(), Numbered()):
    show(lambda: thing.a)
    show(lambda: thing.c)
    show(lambda: getattr(thing, "a"))
    show(lambda: delattr(thing, "a"))
    print(getattr(thing, "a", "default"), hasattr(thing, "a"))
show(Top().private)
show(lambda: inside()().slot)
full = Top()
full.a = 1
print(full.a)
del full.a
show(lambda: full.a)
for _ in range(3):
    show(lambda: full.a)
