# The types module: names of built-in types, SimpleNamespace, making classes.
import types


def function():
    pass


class Class:
    __slots__ = ("slot",)

    def method(self):
        pass

    @property
    def prop(self):
        return 1


print(type(function) is types.FunctionType, type(lambda: 0) is types.LambdaType)
print(type(Class().method) is types.MethodType, type(len) is types.BuiltinFunctionType)
print(type([].append) is types.BuiltinMethodType, type(None) is types.NoneType)
print(type(x for x in ()) is types.GeneratorType, type(types) is types.ModuleType)
print(type(int | str) is types.UnionType, type(list[int]) is types.GenericAlias)
print(type(NotImplemented) is types.NotImplementedType, type(...) is types.EllipsisType)
print(type(str.join) is types.MethodDescriptorType, type(Class.slot) is types.MemberDescriptorType)
try:
    1 / 0
except ZeroDivisionError as error:
    print(type(error.__traceback__) is types.TracebackType)

space = types.SimpleNamespace(a=1, b="two")
print(space, space.a, space == types.SimpleNamespace(b="two", a=1), space == types.SimpleNamespace(a=1))
space.c = [1]
del space.a
print(space, vars(space))
print(types.SimpleNamespace({"x": 1, "y": 2}), types.SimpleNamespace([("k", 1)], z=3))
space.itself = space
print(space)


class Sub(types.SimpleNamespace):
    pass


print(Sub(q=1), Sub() == types.SimpleNamespace())
for wrong in (lambda: types.SimpleNamespace(1), lambda: types.SimpleNamespace({1: 2}), lambda: hash(space)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError")

proxy = types.MappingProxyType({"a": 1})
print(proxy, proxy["a"], len(proxy))
bound = types.MethodType(lambda self, x: (self, x), 5)
print(bound(6), type(bound).__name__)
module = types.ModuleType("made", "its doc")
module.x = 1
print(module.__name__, module.__doc__, module.x, module)

made = types.new_class("Made", (Class,), {}, lambda names: names.update(value=5))
print(made.__name__, made.value, issubclass(made, Class), made.__module__)


class Meta(type):
    @classmethod
    def __prepare__(metaclass, name, bases, **keywords):
        print("prepare", name, keywords)
        return {"prepared": True}

    def __new__(metaclass, name, bases, namespace, **keywords):
        return super().__new__(metaclass, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)


made = types.new_class("Other", (), {"metaclass": Meta, "option": 1})
print(type(made) is Meta, made.prepared)
metaclass, namespace, keywords = types.prepare_class("Third", (made,), {"x": 1})
print(metaclass is Meta, namespace, keywords)


class Entry:
    def __mro_entries__(self, bases):
        return (Class, )


entry = Entry()
print(types.resolve_bases((entry, int)) == (Class, int), types.resolve_bases((int, str)))
resolved = types.new_class("Resolved", (entry,))
print(resolved.__orig_bases__ == (entry,), issubclass(resolved, Class), types.get_original_bases(resolved) == (entry,))
try:
    types.get_original_bases(5)
except TypeError as error:
    print(error)


class Dynamic:
    @types.DynamicClassAttribute
    def name(self):
        return "instance"


print(Dynamic().name)
try:
    Dynamic.name
except AttributeError:
    print("not of the class")
