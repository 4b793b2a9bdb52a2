# Classes derived from types.ModuleType.
import math
import types


class Module(types.ModuleType):
    constant = "of the class"

    def method(self):
        return f"method of {self.__name__}"

    @property
    def computed(self):
        return self.base + 1


m = Module("m", "its text")
m.base = 41
print(m.__name__, m.__doc__, m.constant, m.method(), m.computed, m.base)
print(repr(m), type(m).__name__, isinstance(m, types.ModuleType))
print([name for name in dir(m) if not name.startswith("__")])
print(sorted(name for name in vars(m) if not name.startswith("__")))
m.constant = "of the module"
print(m.constant, Module.constant)
del m.constant
print(m.constant)
try:
    m.computed = 1
except AttributeError as error:
    print(type(error).__name__)


def failing(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


failing(lambda: m.absent)
failing(lambda: delattr(m, "absent"))
failing(lambda: Module())
failing(lambda: Module(1))
failing(lambda: types.ModuleType())
m.__name__ = "renamed"
failing(lambda: m.absent)
print(repr(m))


# Hooks of the class and of the module itself.
log = []


class Hooked(types.ModuleType):
    def __init__(self, name):
        types.ModuleType.__init__(self, name)

    def __getattribute__(self, name):
        log.append(("get", name))
        return types.ModuleType.__getattribute__(self, name)

    def __setattr__(self, name, value):
        log.append(("set", name, value))
        types.ModuleType.__setattr__(self, name, value)

    def __delattr__(self, name):
        log.append(("delete", name))
        types.ModuleType.__delattr__(self, name)


h = Hooked("h")
h.x = 12
h.x
del h.x
print(log)


class Lazy(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        setattr(self, name, name.upper())
        return getattr(self, name)


lazy = Lazy("lazy")
print(lazy.first, "first" in dir(lazy), lazy.first)
print(hasattr(lazy, "_second"))
plain = Module("plain")
setattr(plain, "__dir__", lambda: ["b", "a"])
print(dir(plain))


# Slots are the instance's, everything else is the module's.
class Slotted(types.ModuleType):
    __slots__ = ("slot",)


s = Slotted("s")
s.slot, s.other = 1, 2
print(s.slot, s.other, "other" in dir(s), "slot" in vars(s))


# Special methods are the class's.
class Callable(types.ModuleType):
    def __call__(self, argument):
        return f"{self.__name__}({argument})"

    def __len__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Callable)

    __hash__ = types.ModuleType.__hash__


c = Callable("c")
print(c(3), len(c), c == Callable("d"), c == 1, c in {c})


# In two steps, and again.
empty = Module.__new__(Module)
print(repr(empty), dir(empty))
failing(lambda: empty.method())
empty.__init__("late")
print(empty.method(), empty.__doc__)
bare = types.ModuleType.__new__(types.ModuleType)
print(dir(bare), hasattr(bare, "__name__"))
bare.x = 1
print(dir(bare))
types.ModuleType.__init__(bare, "bare", "text")
print(bare.__doc__, bare.x)


# One class after the other.
class Other(types.ModuleType):
    constant = "of the other"


m.__class__ = Other
print(m.constant, m.base, type(m).__name__)
failing(lambda: setattr(m, "__class__", list))
print(type(math) is types.ModuleType, issubclass(Other, types.ModuleType))
try:

    class Both(types.ModuleType, str):
        pass
except TypeError as error:
    print(error)


class Mixin:
    def mixed(self):
        return sorted(name for name in dir(self) if not name.startswith("__"))


class Mixed(Mixin, Module):
    pass


x = Mixed("x")
x.one = 1
print(x.mixed(), x.method())
