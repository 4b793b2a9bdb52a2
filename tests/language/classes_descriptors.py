# Descriptors: data and non-data, precedence, __set_name__, properties as objects, functions as descriptors.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name
        self.store = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.store, None)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.store, value)

    def __delete__(self, instance):
        print("delete", self.name)
        delattr(instance, self.store)


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person("x", 5)
p.age += 1
print(p.name, p.age, Person.name.name, type(Person.age).__name__)
fails(setattr, p, "age", "six")
fails(Person, 1, 2)
del p.age
print(p.age)
fails(delattr, p, "age")


class Data:
    def __get__(self, instance, owner):
        return "data"

    def __set__(self, instance, value):
        print("set to", value)


class NonData:
    def __get__(self, instance, owner):
        return f"non-data {instance is None} {owner.__name__}"


class SetOnly:
    def __set__(self, instance, value):
        print("set only", value)


class Host:
    data = Data()
    non_data = NonData()
    set_only = SetOnly()
    plain = 1


h = Host()
h.data = 5
h.non_data = "instance wins"
h.set_only = 1
print(h.data, h.non_data, Host.non_data, Host.data, type(h.set_only).__name__)
del h.non_data
print(h.non_data)
fails(delattr, h, "data")
Host.data = "replaced"
print(Host.data, h.data)
fails(delattr, h, "set_only")


class Lazy:
    def __init__(self, function):
        self.function = function
        self.name = function.__name__

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = self.function(instance)
        setattr(instance, self.name, value)
        return value


class Report:
    computed = 0

    @Lazy
    def total(self):
        Report.computed += 1
        return 42


r = Report()
print(r.total, r.total, Report.computed, Report().total, Report.computed)


class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    fahrenheit = property(lambda self: self.celsius * 9 / 5 + 32, doc="degrees")

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    def _get(self):
        return "x"

    empty = property()
    getter_only = property(_get)
    setter_only = property(None, lambda self, value: print("stored", value))


t = Temperature(100)
t.fahrenheit = 32
print(t.celsius, Temperature.fahrenheit.__doc__, Temperature(5).fahrenheit, t.getter_only)
fails(lambda: t.empty)
fails(setattr, t, "empty", 1)
fails(delattr, t, "empty")
fails(setattr, t, "getter_only", 1)
fails(lambda: t.setter_only)
t.setter_only = 9


class Sub(Temperature):
    @Temperature.fahrenheit.getter
    def fahrenheit(self):
        return "overridden"


print(Sub(1).fahrenheit, Temperature(0).fahrenheit)


class Counting:
    def __init__(self):
        self.gets = []

    def __getattr__(self, name):
        self.gets.append(name)
        if name == "deep":
            return Counting()
        raise AttributeError(f"no {name}")


c = Counting()
print(hasattr(c, "a"), getattr(c, "b", 1), c.deep.gets, c.gets)
fails(lambda: c.zzz)


class Everything:
    def __getattribute__(self, name):
        if name == "real":
            return super().__getattribute__(name)
        if name == "fall":
            raise AttributeError("falls to __getattr__")
        return f"intercepted {name}"

    def __getattr__(self, name):
        return f"fallback {name}"

    real = "real value"


e = Everything()
print(e.real, e.anything, e.fall, e.method)


class Guarded:
    def __init__(self):
        super().__setattr__("log", [])
        self.x = 1

    def __setattr__(self, name, value):
        self.log.append(("set", name))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        object.__delattr__(self, name)


g = Guarded()
g.y = 2
del g.x
print(g.log, g.y, hasattr(g, "x"))
fails(delattr, g, "never")


class PropertyRaises:
    @property
    def broken(self):
        return self.missing_inside

    def __getattr__(self, name):
        return f"getattr({name})"


class PropertyRaisesPlain:
    @property
    def broken(self):
        raise AttributeError("inside")


print(PropertyRaises().broken, hasattr(PropertyRaisesPlain(), "broken"), getattr(PropertyRaisesPlain(), "broken", "dflt"))


def function(self, n):
    return self, n


print(function.__get__(5)(6), function.__get__(None, int) is function, function.__get__("s", str)(1), staticmethod(function).__get__(5)(1, 2), classmethod(function).__get__(5, int)(3)[1])


class Callable:
    def __call__(self, *args):
        return len(args)


class UsesCallable:
    c = Callable()
    b = len
    l = lambda self: "bound"
    s = staticmethod(lambda: "static")
    k = classmethod(lambda cls: cls.__name__)


u = UsesCallable()
print(u.c(1, 2), u.b([1, 2, 3]), u.l(), u.s(), u.k())
