# Docstrings, __name__, __qualname__, __module__, __class__, the __class__ cell.
"""This is not a docstring: a comment is, but no statement came before, so it is."""

print(__doc__, __name__)


def documented():
    """One line."""


def multi():
    """First.

        Indented more.
    Back.
    """
    return 1


def not_doc():
    x = "not a doc"


def f_string():
    f"not a doc either {1}"


def bytes_doc():
    b"nor this"


def concatenated():
    "joined " 'together'


def empty():
    ""


class Documented:
    """Class doc."""

    attribute = 1
    """not the attribute's doc"""

    def method(self):
        "method doc"

    @property
    def prop(self):
        "property doc"

    @staticmethod
    def static():
        "static doc"

    @classmethod
    def cls_(cls):
        "class method doc"

    class Inner:
        "inner doc"

        def deep(self):
            def deeper():
                "deeper doc"
                return lambda: None
            return deeper


class Child(Documented):
    def method(self):
        pass


print([repr(f.__doc__) for f in (documented, multi, not_doc, f_string, bytes_doc, concatenated, empty, lambda: "lambda")])
print(Documented.__doc__, Documented.method.__doc__, Documented.prop.__doc__, Documented.static.__doc__, Documented.cls_.__doc__, Documented.Inner.__doc__, Child.__doc__, Child.method.__doc__, Documented().__doc__)
print(Documented.Inner.deep.__qualname__, Documented.Inner().deep().__qualname__, Documented.Inner().deep()().__qualname__, Documented.Inner.__qualname__, Documented.Inner.__name__, Documented.static.__qualname__, Documented.cls_.__qualname__, Documented().method.__qualname__, Child().method.__qualname__, Child.cls_.__qualname__)
print(documented.__module__, Documented.__module__, Documented().method.__module__, len.__module__, int.__module__, len.__name__, len.__qualname__, [].append.__name__, [].append.__qualname__, int.__name__, int.__qualname__, str.upper.__name__, str.upper.__qualname__, type(len).__name__, dict.fromkeys.__qualname__)
documented.__doc__ = "replaced"
print(documented.__doc__)
del documented.__doc__
print(documented.__doc__)
Documented.__doc__ = "new class doc"
print(Documented.__doc__)
for name, value in (("__name__", 5), ("__qualname__", None), ("__defaults__", 5), ("__kwdefaults__", 5)):
    try:
        setattr(documented, name, value)
    except TypeError as error:
        print(error)
for name in ("__name__", "__qualname__"):
    try:
        delattr(documented, name)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
    try:
        delattr(Documented, name)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Cell:
    def own_class(self):
        return __class__

    def nested(self):
        return (lambda: __class__)()

    @staticmethod
    def in_static():
        return __class__

    @classmethod
    def in_class_method(cls):
        return __class__ is cls

    def assigned(self):
        __class__ = "local"
        return __class__

    comprehension = staticmethod(lambda: [__class__ for _ in range(1)])

    class Inner:
        def get(self):
            return __class__.__name__


class SubCell(Cell):
    pass


print(Cell().own_class() is Cell, SubCell().own_class() is Cell, Cell().nested() is Cell, Cell.in_static() is Cell, Cell.in_class_method(), SubCell.in_class_method(), Cell().assigned(), Cell.comprehension() == [Cell], Cell.Inner().get())


class Early:
    def get(self):
        return __class__

    try:
        get(None)
    except NameError as error:
        print(type(error).__name__, error)


class WithClassVariable:
    __class__ = int

    def method(self):
        return self.__class__


print(WithClassVariable().method() is int, isinstance(WithClassVariable(), int), type(WithClassVariable()) is WithClassVariable)
print(Documented().__class__ is Documented, (5).__class__ is int, Documented.__class__ is type, type(None)() is None, type(...)() is ..., NotImplemented.__class__.__name__, type(NotImplemented)() is NotImplemented)


def outer():
    class Local:
        def method(self):
            pass

        def __repr__(self):
            return f"<{type(self).__qualname__}>"
    return Local


Local = outer()
print(Local.__qualname__, Local.method.__qualname__, Local(), Local.__name__, outer.__qualname__)
global_holder = {}


def make_global():
    global Made, made_function

    class Made:
        pass

    def made_function():
        pass


make_global()
print(Made.__qualname__, made_function.__qualname__)
exec("class FromExec:\n    'doc'\n    def m(self): pass\n", namespace := {"__name__": "custom_module"})
print(namespace["FromExec"].__module__, namespace["FromExec"].m.__module__, namespace["FromExec"].__doc__, namespace["FromExec"].__qualname__, repr(namespace["FromExec"]))
generator = (i for i in [])
print(generator.__name__, generator.__qualname__, (lambda: (yield))().__name__)
print(type("Dynamic", (), {"__module__": "set.by.hand", "__qualname__": "Qualified.Dynamic", "__doc__": "given"}), type("D", (), {}).__doc__)
try:
    type("D", (), {"__qualname__": 5})
except TypeError as error:
    print(error)
print(sorted(name for name in globals() if name.startswith("__") and name in ("__name__", "__doc__")))
