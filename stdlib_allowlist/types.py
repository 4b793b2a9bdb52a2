# types: names of built-in types, which the native part binds, and helpers to make classes at run time.
__all__ = [
    "AsyncGeneratorType", "BuiltinFunctionType", "BuiltinMethodType", "CapsuleType", "CellType", "ClassMethodDescriptorType",
    "CodeType", "CoroutineType", "DynamicClassAttribute", "EllipsisType", "FunctionType", "GeneratorType", "GenericAlias",
    "GetSetDescriptorType", "LambdaType", "MappingProxyType", "MemberDescriptorType", "MethodDescriptorType", "MethodType",
    "MethodWrapperType", "ModuleType", "NoneType", "NotImplementedType", "SimpleNamespace", "TracebackType", "UnionType",
    "WrapperDescriptorType", "coroutine", "get_original_bases", "new_class", "prepare_class", "resolve_bases"]


class SimpleNamespace:
    """A simple attribute-based namespace."""

    def __init__(self, mapping_or_iterable=(), /, **keywords):
        given = {**mapping_or_iterable} if hasattr(mapping_or_iterable, "keys") else dict(mapping_or_iterable)
        for name in given:
            if not isinstance(name, str):
                raise TypeError("keywords must be strings")
        given.update(keywords)
        for name, item in given.items():
            setattr(self, name, item)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f"{name}(...)"
        _shown.add(id(self))
        try:
            return f"{name}({', '.join([f'{key}={item!r}' for key, item in vars(self).items()])})"
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if not issubclass(type(other), SimpleNamespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __lt__(self, other):
        if not issubclass(type(other), SimpleNamespace):
            return NotImplemented
        return vars(self) < vars(other)

    __hash__ = None

    def __replace__(self, /, **changes):
        copy = type(self)(**vars(self))
        for name, item in changes.items():
            setattr(copy, name, item)
        return copy


_shown = set()


class DynamicClassAttribute:
    """A property of instances whose access through the class goes to the class's own __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, owner=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, item):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, item)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        made = type(self)(fget, self.fset, self.fdel, fget.__doc__ if self.overwrite_doc else self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def setter(self, fset):
        made = type(self)(self.fget, fset, self.fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def deleter(self, fdel):
        made = type(self)(self.fget, self.fset, fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made


def resolve_bases(bases):
    """The bases with those that are no classes replaced by what their __mro_entries__ gives."""
    result = []
    replaced = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            result.append(base)
            continue
        new = entries(bases)
        if not isinstance(new, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        result.extend(new)
        replaced = True
    return tuple(result) if replaced else bases


def prepare_class(name, bases=(), kwds=None):
    """Metaclass, namespace and remaining keywords of a class that is to be made."""
    keywords = {} if kwds is None else dict(kwds)
    if "metaclass" in keywords:
        metaclass = keywords.pop("metaclass")
    elif bases:
        metaclass = type(bases[0])
    else:
        metaclass = type
    if isinstance(metaclass, type):
        metaclass = _winning_metaclass(metaclass, bases)
    if hasattr(metaclass, "__prepare__"):
        return metaclass, metaclass.__prepare__(name, bases, **keywords), keywords
    return metaclass, {}, keywords


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement would."""
    resolved = resolve_bases(bases)
    metaclass, namespace, keywords = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **keywords)


def get_original_bases(cls, /):
    """The bases of a class as they were written."""
    if not isinstance(cls, type):
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}")
    own = vars(cls).get("__orig_bases__")
    return cls.__bases__ if own is None else own


class _GeneratorWrapper:
    def __init__(self, generator):
        self._generator = generator
        self.__name__ = getattr(generator, "__name__", None)
        self.__qualname__ = getattr(generator, "__qualname__", None)

    def send(self, item):
        return self._generator.send(item)

    def throw(self, *error):
        return self._generator.throw(*error)

    def close(self):
        return self._generator.close()

    def __next__(self):
        return next(self._generator)

    def __iter__(self):
        return self._generator

    __await__ = __iter__


def coroutine(func):
    """Let a generator function's generators be awaited."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if _mark_awaitable(func):
        return func
    from functools import wraps

    @wraps(func)
    def wrapped(*arguments, **keywords):
        made = func(*arguments, **keywords)
        if isinstance(made, GeneratorType):
            return _GeneratorWrapper(made)
        return made
    return wrapped


def _capsule_type():
    class CapsuleType:
        """The type of objects that hand C pointers around: there are none here."""

        def __new__(cls, *arguments, **keywords):
            raise TypeError("cannot create 'PyCapsule' instances")
    CapsuleType.__name__ = CapsuleType.__qualname__ = "PyCapsule"
    CapsuleType.__module__ = "builtins"
    return CapsuleType


CapsuleType = _capsule_type()
