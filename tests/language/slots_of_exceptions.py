# __slots__ in exception classes, super objects as class attributes, and what passes for a class without being one.


class Slotted(Exception):
    __slots__ = ("code", "reason")

    def __init__(self, code):
        super().__init__("coded", code)
        self.code = code


class Further(Slotted):
    __slots__ = ("more",)


error = Further(5)
print(error.code, error.args, Slotted.code, type(Slotted.code).__name__)
for name in ("reason", "more"):
    try:
        getattr(error, name)
    except AttributeError as problem:
        print(problem)
error.more, error.other = "m", "o"
print(error.more, error.other)
del error.more
try:
    del error.more
except AttributeError as problem:
    print(type(problem).__name__, problem)
try:
    Slotted.code.__get__(ValueError())
except TypeError as problem:
    print(problem)
print(Slotted(1).code, hasattr(Slotted(2), "reason"))


class Base:
    def method(self, argument):
        return "Base", argument


class Derived(Base):
    def method(self, argument):
        return "Derived", self._super.method(argument)


Derived._super = super(Derived)
print(Derived().method(1), Derived._super)
print(super(Derived).__get__(Derived()).method(2))
try:
    super(Derived).__get__(5)
except TypeError as problem:
    print(problem)


class Abstract:
    def __init__(self, bases):
        self.parents = bases

    @property
    def __bases__(self):
        return self.parents


root = Abstract(())
child = Abstract((root,))
grandchild = Abstract((Abstract((int,)), child))
print(issubclass(child, root), issubclass(root, child), issubclass(grandchild, root), issubclass(grandchild, int))
for arguments in ((root, 5), (5, root), (Abstract(5), root), (root, Abstract(5))):
    try:
        print(issubclass(*arguments))
    except TypeError as problem:
        print(problem)


class Instance:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


print(isinstance(Instance(child), root), isinstance(Instance(root), child), isinstance(Instance(child), child))
