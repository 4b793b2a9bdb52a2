# options: --profile compat
"""What profile compat gives back of Python's reflection."""


class Base:
    kind = "base"

    def method(self):
        return self.value


class Derived(Base):
    def __init__(self, value):
        self.value = value


# instances: a live dictionary
item = Derived(3)
attributes = item.__dict__
print(attributes, type(attributes) is dict)
attributes["extra"] = 4
print(item.extra, item.__dict__ is attributes)
item.other = 5
print(attributes)
del attributes["value"]
print(hasattr(item, "value"))
item.__dict__.update(value=7, more=8)
print(item.method(), sorted(vars(item)), vars(item) is attributes)
item.__dict__ = {"value": 9}
print(item.method(), hasattr(item, "extra"))
item.__dict__["n" + str(1)] = 10
print(item.n1, getattr(item, "n1"))
del item.__dict__
print(item.__dict__)
try:
    item.__dict__ = 5
except TypeError as error:
    print(error)
for thing in (object(), 5, [], None):
    try:
        thing.__dict__
    except AttributeError as error:
        print(error)


class Slotted:
    __slots__ = ("x",)


print(hasattr(Slotted(), "__dict__"))
error = ValueError("v")
error.note = 1
print(error.__dict__)


def function(a, b=2):
    return a, b


function.mark = 1
print(function.__dict__)

# classes
print(Derived.__mro__, Derived.__bases__, Derived.__base__, object.__base__, object.__bases__)
print("method" in Base.__dict__, Base.__dict__["kind"], type(Base.__dict__).__name__)
print(Base.__dict__["method"](type("V", (), {"value": 6})()))
try:
    Base.__dict__["kind"] = 1
except TypeError as failure:
    print(failure)
for name in ("__mro__", "__dict__"):
    try:
        setattr(Base, name, ())
    except AttributeError as failure:
        print(failure)

# calls as values
print(function.__call__(1), function.__call__(*[1], **{"b": 3}), Derived.__call__(4).method())
print(item.method.__call__.__call__ is not None, len.__call__([1, 2]))
item.value = 11
print(item.method.__call__(), item.method.__self__ is item, item.method.__func__ is Base.method)


class Meta(type):
    def __call__(cls, *arguments, **keywords):
        made = super().__call__(*arguments, **keywords)
        made.made_by = cls.__name__
        return made


class Made(metaclass=Meta):
    def __init__(self, x, *, y=1):
        self.x, self.y = x, y


print(Made(1, y=2).__dict__)


# hooks as values
class Hooked:
    def __getattr__(self, name):
        return "missing " + name

    def __setattr__(self, name, value):
        object.__setattr__(self, name, [value])


hooked = Hooked()
hooked.x = 1
print(hooked.x, hooked.__getattr__("q"), hooked.__getattribute__("x"))
setter = super(Hooked, hooked).__setattr__
setter("z", 2)
print(hooked.z)
Hooked.__setattr__ = object.__setattr__
hooked.w = 3
print(hooked.w)
del Hooked.__getattr__
try:
    hooked.nothing
except AttributeError as failure:
    print(failure)


class Copied:
    def __reduce__(self):
        return Copied, ()

    def __getstate__(self):
        return {"a": 1}


print(Copied().__reduce__() == (Copied, ()), Copied().__getstate__())


def outer():
    x = 1

    def inner():
        return x

    return inner


print(len(outer().__closure__), outer.__closure__)
print(type(outer().__closure__[0]).__name__, type(outer.__code__).__name__)
print(outer.__code__ is outer.__code__, "__dict__" in dir(item))
