# Metaclasses: the basics; __prepare__, __new__, __init__, call, instance and class checks, type() of three arguments.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, str(error).replace("\n", " "))


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **named):
        print("prepare", name, [b.__name__ for b in bases], named)
        return {"injected": name.lower()}

    def __new__(mcls, name, bases, namespace, **named):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")))
        namespace["made_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **named):
        print("init", name, named)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **named):
        print("call", cls.__name__, args)
        instance = cls.__new__(cls)
        instance.__init__(*args, **named)
        return instance

    def class_level(cls):
        return f"class level {cls.__name__}"

    @property
    def label(cls):
        return f"label of {cls.__name__}"

    def __repr__(cls):
        return f"<{cls.__name__}>"

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("meta")

    def __contains__(cls, item):
        return item == "x"

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __add__(cls, other):
        return f"{cls.__name__}+{other}"

    def __bool__(cls):
        return False

    def __eq__(cls, other):
        return cls is other or other == "equal"

    def __hash__(cls):
        return 5


class Thing(metaclass=Meta, option=1):
    attribute = 1

    def __init__(self, value=0):
        self.value = value


class Sub(Thing, option=2):
    other = 2


t = Thing(7)
print(t.value, Thing.injected, Sub.injected, Thing.made_by, type(Thing).__name__, type(Sub) is Meta, Thing.class_level(), Sub.label, Thing, [Sub], len(Thing), list(Sub), "x" in Thing, "y" in Thing, Thing[3], Thing + 1, bool(Thing), Thing == "equal", Thing == Sub, {Thing: 1}[Thing])
fails(lambda: t.class_level())
fails(lambda: t.label)
fails(lambda: Thing - 1)
print(isinstance(Thing, Meta), isinstance(t, Thing), issubclass(Meta, type), callable(Thing))


class Other(type):
    pass


class HasOther(metaclass=Other):
    pass


fails(lambda: Meta("Conflict", (Thing, HasOther), {}))
fails(lambda: type("Conflict", (Thing, HasOther), {}))


class Combined(Meta, Other):
    pass


class Joined(Thing, HasOther, metaclass=Combined):
    pass


print(type(Joined).__name__, type(type("Auto", (HasOther,), {})).__name__)


class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in Singleton.instances:
            Singleton.instances[cls] = cls.__new__(cls)
            Singleton.instances[cls].__init__(*args)
        return Singleton.instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, v):
        self.v = v


print(Config(1) is Config(2), Config(3).v)


class Checks(type):
    def __instancecheck__(cls, instance):
        return instance == "special" or super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        return other is int or super().__subclasscheck__(other)


class Checked(metaclass=Checks):
    pass


print(isinstance("special", Checked), isinstance("x", Checked), isinstance(Checked(), Checked), issubclass(int, Checked), issubclass(str, Checked), isinstance("special", (int, Checked)))
try:
    raise ValueError("caught by its own class, whatever the check says")
except ValueError as error:
    print(error)


class Attributes(type):
    def __getattr__(cls, name):
        if name.startswith("dynamic"):
            return f"{cls.__name__}.{name}"
        raise AttributeError(f"nothing called {name}")

    def __setattr__(cls, name, value):
        print("setting", name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("deleting", name)
        super().__delattr__(name)


class Dynamic(metaclass=Attributes):
    real = 1


print(Dynamic.real, Dynamic.dynamic_one)
Dynamic.fresh = 5
print(Dynamic.fresh)
del Dynamic.fresh
fails(lambda: Dynamic.unknown)
fails(lambda: Dynamic().dynamic_one)


def function_metaclass(name, bases, namespace, **named):
    return name, len(bases), sorted(k for k in namespace if not k.startswith("__")), named


class NotAClass(object, metaclass=function_metaclass, extra=True):
    a = 1
    b = 2


print(NotAClass)
Made = type("Made", (list,), {"double": lambda self: self * 2, "kind": "made"})
print(Made([1]).double(), Made.kind, Made.__name__, type(Made), type(Made()).__name__, Made((1, 2)), Made.__module__)
fails(type)
fails(type, 1, 2)
fails(type, 1, (), {})
fails(type, "x", [], {})
fails(type, "x", (), [])
fails(type, "x\0y", (), {})
fails(type, "x", (), {}, 4)
print(type(5), type("x"), type(None), type(type), type(print), type(lambda: 0), type(...), type(NotImplemented), type(x for x in ()), type([].append), type(Thing.__init__), type(range(1)), type({}.keys()), type(iter([])))


class Ordered(type):
    def __lt__(cls, other):
        return cls.rank < other.rank


class P(metaclass=Ordered):
    rank = 2


class Q(metaclass=Ordered):
    rank = 1


print([c.__name__ for c in sorted([P, Q])], min(P, Q).__name__)


class Registry(type):
    classes = []

    def __init__(cls, name, bases, namespace):
        Registry.classes.append(name)
        super().__init__(name, bases, namespace)


class R1(metaclass=Registry): pass
class R2(R1): pass
class R3(R2): pass


print(Registry.classes)


class NoNew:
    def __new__(cls, *args):
        print("new", args)
        if args and args[0] == "other":
            return 5
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)


print(type(NoNew(1)).__name__, NoNew("other"), type(object.__new__(NoNew)).__name__)
fails(lambda: object.__new__(int))
fails(lambda: object.__new__(5))
fails(lambda: int.__new__(str))
fails(lambda: object.__new__())


# Delegation with starred arguments, as metaclasses and proxies write it.
class CountingMeta(type):
    made = 0

    def __call__(cls, *arguments, **keywords):
        CountingMeta.made += 1
        return super().__call__(*arguments, **keywords)


class Counted(metaclass=CountingMeta):
    def __init__(self, *arguments, key=None):
        self.arguments = arguments, key

    def __setattr__(self, *pair):
        super().__setattr__(*pair)

    def __getattribute__(self, *name):
        return super().__getattribute__(*name)


print(Counted(1, 2, key=3).arguments, Counted().arguments, CountingMeta.made)
