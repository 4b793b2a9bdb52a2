# typing: names for type hints, and what looks at them. Generic and substitution are in typing._generic; what few scripts
# need (aliases of collections.abc, forward references) is loaded when it is first asked for.
from typing._generic import (
    Generic, GenericAlias, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, Unpack,
    _checked_type, _flattened, _is_direct_base, _is_parameter, _is_unpacked_parameter, _parameters_in, _SpecialForm, _substitute,
    _type_text, _Union, _Unpacked, _unpack)

try:
    from abc import ABCMeta as _ABCMeta, _subclasscheck as _is_nominal, abstractmethod as _abstractmethod
except ImportError:
    _ABCMeta = type
    _is_nominal = issubclass

    def _abstractmethod(function):
        return function

__all__ = [
    "AbstractSet", "Annotated", "Any", "AnyStr", "AsyncContextManager", "AsyncGenerator", "AsyncIterable", "AsyncIterator",
    "Awaitable", "BinaryIO", "ByteString", "Callable", "ChainMap", "ClassVar", "Collection", "Concatenate", "Container",
    "ContextManager", "Coroutine", "Counter", "DefaultDict", "Deque", "Dict", "Final", "ForwardRef", "FrozenSet", "Generator",
    "Generic", "Hashable", "IO", "ItemsView", "Iterable", "Iterator", "KeysView", "List", "Literal", "LiteralString", "Mapping",
    "MappingView", "Match", "MutableMapping", "MutableSequence", "MutableSet", "NamedTuple", "Never", "NewType", "NoDefault",
    "NoReturn", "NotRequired", "Optional", "OrderedDict", "ParamSpec", "ParamSpecArgs", "ParamSpecKwargs", "Pattern",
    "Protocol", "ReadOnly", "Required", "Reversible", "Self", "Sequence", "Set", "Sized", "SupportsAbs", "SupportsBytes",
    "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "TYPE_CHECKING", "Text", "TextIO",
    "Tuple", "Type", "TypeAlias", "TypeAliasType", "TypeGuard", "TypeIs", "TypeVar", "TypeVarTuple", "TypedDict", "Union",
    "Unpack", "ValuesView", "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform", "evaluate_forward_ref",
    "final", "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol",
    "is_typeddict", "no_type_check", "no_type_check_decorator", "overload", "override", "reveal_type", "runtime_checkable"]

TYPE_CHECKING = False
_MISSING = object()
_cleanups = []
Text = str
Union = _Union
AnyStr = TypeVar("AnyStr", bytes, str)


# -- Any and forms without arguments ----------------------------------------------------------------------------------

class _AnyMeta(type):
    def __instancecheck__(self, item):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(item)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Compatible with every type."""

    def __new__(cls, *arguments, **keywords):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn = _SpecialForm("NoReturn", None, "A function that never returns.")
Never = _SpecialForm("Never", None, "The type that has no values.")
Self = _SpecialForm("Self", None, "The class around a method.")
LiteralString = _SpecialForm("LiteralString", None, "A str that was written in the source.")
TypeAlias = _SpecialForm("TypeAlias", None, "Marks an assignment as a type alias.")


# -- aliases --------------------------------------------------------------------------------------------------------------

class _Alias(GenericAlias):
    """A special form or a name of this module with its arguments."""

    def __new__(cls, origin, arguments, name, *rest):
        made = super().__new__(cls, origin, arguments)
        made._name = name
        return made

    def __init__(self, *arguments):
        pass

    def _copy_with(self, arguments):
        return type(self)(self.__origin__, arguments, self._name)

    def __repr__(self):
        return f"typing.{self._name}[{', '.join(map(_type_text, self.__args__)) or '()'}]"

    def __getitem__(self, arguments):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        return self._copy_with(_substitute(self, arguments))

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__ and self._name == other._name

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return _Union[self, other]

    def __ror__(self, other):
        return _Union[other, self]

    def __call__(self, *arguments, **keywords):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __instancecheck__(self, item):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    __subclasscheck__ = __instancecheck__

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if not isinstance(origin, type):
            raise TypeError(f"Cannot subclass {self!r}")
        return _entries_with_generic(self, origin, bases)


def _entries_with_generic(alias, origin, bases):
    result = () if origin in bases else (origin,)
    where = bases.index(alias)
    for base in bases[where + 1:]:
        if isinstance(base, (GenericAlias, _Named)) or (isinstance(base, type) and issubclass(base, Generic)):
            return result
    return (*result, Generic)


class _FormAlias(_Alias):
    """ClassVar[int], TypeGuard[str], ..."""

    def __call__(self, *arguments, **keywords):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


def _one_type(form, item):
    item = _checked_type(item, f"{form} accepts only single type.")
    return _FormAlias(form, (item,), form._name)


ClassVar = _SpecialForm("ClassVar", _one_type, "Marks a variable of the class.")
Final = _SpecialForm("Final", _one_type, "Marks a name that is bound once.")
TypeGuard = _SpecialForm("TypeGuard", _one_type, "The result of a function that narrows a type.")
TypeIs = _SpecialForm("TypeIs", _one_type, "The result of a function that narrows a type both ways.")
Required = _SpecialForm("Required", _one_type, "Marks a key of a TypedDict that must be there.")
NotRequired = _SpecialForm("NotRequired", _one_type, "Marks a key of a TypedDict that may be missing.")
ReadOnly = _SpecialForm("ReadOnly", _one_type, "Marks a key of a TypedDict that is not to be changed.")


def _optional_item(form, item):
    item = _checked_type(item, f"{form} requires a single type.")
    return _Union[item, type(None)]


Optional = _SpecialForm("Optional", _optional_item, "Optional[X] is X | None.")


class _LiteralAlias(_FormAlias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return set(_typed(self.__args__)) == set(_typed(other.__args__))

    def __hash__(self):
        return hash(frozenset(_typed(self.__args__)))


def _typed(items):
    return [(item, type(item)) for item in items]


def _literal_item(form, items):
    if not isinstance(items, tuple):
        items = (items,)
    flat = []
    for item in items:
        if isinstance(item, _LiteralAlias):
            flat.extend(item.__args__)
        else:
            flat.append(item)
    try:
        flat = [pair[0] for pair in dict.fromkeys(_typed(flat))]
    except TypeError:
        pass
    return _LiteralAlias(form, tuple(flat), "Literal")


Literal = _SpecialForm("Literal", _literal_item, "One of these values.")


class _ConcatenateAlias(_FormAlias):
    _is_concatenate = True

    def __getitem__(self, arguments):
        new = list(_substitute(self, arguments))
        last = new[-1]
        if isinstance(last, (list, tuple)):
            return (*new[:-1], *last)
        if isinstance(last, _ConcatenateAlias):
            new = [*new[:-1], *last.__args__]
        return self._copy_with(tuple(new))


def _concatenate_item(form, items):
    if items == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(items, tuple):
        items = (items,)
    if not (items[-1] is ... or isinstance(items[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    items = (*[_checked_type(item, message) for item in items[:-1]], items[-1])
    return _ConcatenateAlias(form, items, "Concatenate")


Concatenate = _SpecialForm("Concatenate", _concatenate_item, "Parameters in front of those of a ParamSpec.")


class _AnnotatedAlias(_Alias):
    def __new__(cls, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        made = super().__new__(cls, origin, (origin,), "Annotated")
        made.__metadata__ = metadata
        return made

    def _copy_with(self, arguments):
        return _AnnotatedAlias(arguments[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_text(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __call__(self, *arguments, **keywords):
        return self.__origin__(*arguments, **keywords)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, type):
            return (origin,)
        return origin.__mro_entries__(bases)


def _annotated_item(form, items):
    if not isinstance(items, tuple) or len(items) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = items[0]
    if not isinstance(origin, _FormAlias) and not isinstance(origin, _SpecialForm):
        origin = _checked_type(origin, "Annotated[t, ...]: t must be a type.")
    return _AnnotatedAlias(origin, tuple(items[1:]))


Annotated = _SpecialForm("Annotated", _annotated_item, "A type with metadata.")


# -- List, Dict, Callable and other names of classes -----------------------------------------------------------------------

class _Named:
    """typing.List and its like: stands for a class, and is subscripted as one."""

    def __init__(self, origin, count, name):
        self.__origin__ = origin
        self._count = count
        self._name = name
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __repr__(self):
        return "typing." + self._name

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __getitem__(self, items):
        if not isinstance(items, tuple):
            items = (items,)
        message = "Parameters to generic types must be types."
        items = tuple([_checked_type(item, message) for item in items])
        if self._count == 0:
            raise TypeError(f"{self} is not a generic class")
        if len(items) != self._count and self._count > 0:
            many = "many" if len(items) > self._count else "few"
            raise TypeError(f"Too {many} arguments for {self}; actual {len(items)}, expected {self._count}")
        return _Alias(self.__origin__, items, self._name)

    def __call__(self, *arguments, **keywords):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __instancecheck__(self, item):
        return isinstance(item, self.__origin__)

    def __subclasscheck__(self, item):
        if isinstance(item, _Named):
            return issubclass(item.__origin__, self.__origin__)
        return issubclass(item, self.__origin__)

    def __mro_entries__(self, bases):
        return _entries_with_generic(self, self.__origin__, bases)

    def __or__(self, other):
        return _Union[self, other]

    def __ror__(self, other):
        return _Union[other, self]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _NamedTuple(_Named):
    def __getitem__(self, items):
        if not isinstance(items, tuple):
            items = (items,)
        if len(items) >= 2 and items[-1] is ...:
            message = "Tuple[t, ...]: t must be a type."
            items = (*[_checked_type(item, message) for item in items[:-1]], ...)
        else:
            message = "Tuple[t0, t1, ...]: each t must be a type."
            items = tuple([_checked_type(item, message) for item in items])
        return _Alias(tuple, items, "Tuple")


class _CallableAlias(_Alias):
    _spreads_specification = True

    def __repr__(self):
        arguments = self.__args__
        if len(arguments) == 2 and (arguments[0] is ... or _is_specification(arguments[0])):
            return f"typing.Callable[{_type_text(arguments[0])}, {_type_text(arguments[1])}]"
        return f"typing.Callable[[{', '.join(map(_type_text, arguments[:-1]))}], {_type_text(arguments[-1])}]"

    def __getitem__(self, arguments):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        return self._copy_with(_substitute(self, arguments))


def _is_specification(item):
    return isinstance(item, (ParamSpec, _ConcatenateAlias))


class _NamedCallable(_Named):
    def __getitem__(self, items):
        if not isinstance(items, tuple) or len(items) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        arguments, result = items
        result = _checked_type(result, "Callable[args, result]: result must be a type.")
        if arguments is ...:
            return _CallableAlias(self.__origin__, (..., result), "Callable")
        if isinstance(arguments, (list, tuple)):
            message = "Callable[[arg, ...], result]: each arg must be a type."
            arguments = [_checked_type(item, message) for item in arguments]
            return _CallableAlias(self.__origin__, (*arguments, result), "Callable")
        if not _is_specification(arguments):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {arguments}")
        return _CallableAlias(self.__origin__, (arguments, result), "Callable")


List = _Named(list, 1, "List")
Dict = _Named(dict, 2, "Dict")
Set = _Named(set, 1, "Set")
FrozenSet = _Named(frozenset, 1, "FrozenSet")
Type = _Named(type, 1, "Type")
Tuple = _NamedTuple(tuple, -1, "Tuple")

# name -> (module, class, number of arguments)
_LAZY = {
    "Deque": ("collections", "deque", 1), "DefaultDict": ("collections", "defaultdict", 2),
    "OrderedDict": ("collections", "OrderedDict", 2), "Counter": ("collections", "Counter", 1),
    "ChainMap": ("collections", "ChainMap", 2), "Hashable": ("collections.abc", "Hashable", 0),
    "Awaitable": ("collections.abc", "Awaitable", 1), "Coroutine": ("collections.abc", "Coroutine", 3),
    "AsyncIterable": ("collections.abc", "AsyncIterable", 1), "AsyncIterator": ("collections.abc", "AsyncIterator", 1),
    "Iterable": ("collections.abc", "Iterable", 1), "Iterator": ("collections.abc", "Iterator", 1),
    "Reversible": ("collections.abc", "Reversible", 1), "Sized": ("collections.abc", "Sized", 0),
    "Container": ("collections.abc", "Container", 1), "Collection": ("collections.abc", "Collection", 1),
    "AbstractSet": ("collections.abc", "Set", 1), "MutableSet": ("collections.abc", "MutableSet", 1),
    "Mapping": ("collections.abc", "Mapping", 2), "MutableMapping": ("collections.abc", "MutableMapping", 2),
    "Sequence": ("collections.abc", "Sequence", 1), "MutableSequence": ("collections.abc", "MutableSequence", 1),
    "ByteString": ("collections.abc", "ByteString", 0), "MappingView": ("collections.abc", "MappingView", 1),
    "KeysView": ("collections.abc", "KeysView", 1), "ItemsView": ("collections.abc", "ItemsView", 2),
    "ValuesView": ("collections.abc", "ValuesView", 1), "Generator": ("collections.abc", "Generator", -1),
    "AsyncGenerator": ("collections.abc", "AsyncGenerator", -1), "Callable": ("collections.abc", "Callable", 2),
    "ContextManager": ("contextlib", "AbstractContextManager", -1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", -1), "Pattern": ("re", "Pattern", 1),
    "Match": ("re", "Match", 1)}


def _stand_in(module, name):
    """An abstract class of a module that is not there: only its name is needed."""
    return type(name, (), {"__module__": module, "__qualname__": name})


def __getattr__(name):
    if name in _LAZY:
        module, attribute, count = _LAZY[name]
        try:
            if module == "collections":
                import collections as found
            elif module == "collections.abc":
                import collections.abc
                found = collections.abc
            elif module == "contextlib":
                import contextlib as found
            else:
                import re as found
            origin = getattr(found, attribute)
        except (ImportError, AttributeError):
            origin = _stand_in(module, attribute)
        made = (_NamedCallable if name == "Callable" else _Named)(origin, count, name)
    elif name == "ForwardRef":
        from annotationlib import ForwardRef as made
    elif name in ("IO", "TextIO", "BinaryIO"):
        made = _make_io(name)
    else:
        raise AttributeError(f"module 'typing' has no attribute '{name}'")
    globals()[name] = made
    return made


def _make_io(name):
    if name != "IO":
        base = globals().get("IO") or __getattr__("IO")
        return type(name, (base,), {"__module__": "typing", "__slots__": ()})

    class IO(Generic[AnyStr]):
        """The type of open files."""
        __slots__ = ()
    IO.__qualname__ = "IO"
    return IO


# -- NewType, cast and decorators ---------------------------------------------------------------------------------------------

class NewType:
    """A distinct name for a type: NewType("UserId", int)."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        if "." in name:
            name = name.rpartition(".")[-1]
        self.__name__ = name
        self.__supertype__ = tp
        self.__module__ = _module_of_caller()

    def __call__(self, item, /):
        return item

    def __mro_entries__(self, bases):
        name = self.__name__

        class Refusing:
            def __init_subclass__(cls):
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")
        return (Refusing,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return _Union[self, other]

    def __ror__(self, other):
        return _Union[other, self]


def _module_of_caller():
    from warnings import _caller
    return _caller(3)[2]


def cast(typ, val):
    """The value as it is; type checkers take its type to be typ."""
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Refuse to be reached."""
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def _mark(target, name):
    try:
        setattr(target, name, True)
    except (AttributeError, TypeError):
        pass
    return target


def final(f):
    return _mark(f, "__final__")


def override(method, /):
    return _mark(method, "__override__")


def no_type_check(arg):
    if isinstance(arg, type):
        for name, item in vars(arg).items():
            item = getattr(item, "__wrapped__", item)
            if getattr(item, "__qualname__", None) == f"{arg.__qualname__}.{name}" and not isinstance(item, type):
                _mark(item, "__no_type_check__")
            elif isinstance(item, type) and item.__qualname__ == f"{arg.__qualname__}.{name}":
                no_type_check(item)
    return _mark(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    from functools import wraps

    @wraps(decorator)
    def wrapped(*arguments, **keywords):
        return no_type_check(decorator(*arguments, **keywords))
    return wrapped


_overloads = {}


def _overload_dummy(*arguments, **keywords):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    inner = getattr(func, "__func__", func) if isinstance(func, (classmethod, staticmethod)) else func
    inner = getattr(inner, "__wrapped__", inner) if isinstance(func, (classmethod, staticmethod)) else inner
    try:
        _overloads.setdefault((inner.__module__, inner.__qualname__), []).append(func)
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    func = getattr(func, "__wrapped__", func) if isinstance(func, (classmethod, staticmethod)) else func
    return list(_overloads.get((getattr(func, "__module__", None), getattr(func, "__qualname__", None)), []))


def clear_overloads():
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(),
                        **kwargs):
    def decorate(target):
        target.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return target
    return decorate


# -- looking at hints ---------------------------------------------------------------------------------------------------------

def get_origin(tp):
    """The unsubscripted form of a type: list for list[int], Union for int | str."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if tp is Generic:
        return Generic
    if isinstance(tp, (GenericAlias, _Named, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if isinstance(tp, _Union):
        return _Union
    return None


def get_args(tp):
    """The arguments of a subscripted type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, _Union):
        return tp.__args__
    if not isinstance(tp, GenericAlias):
        return ()
    result = tp.__args__
    origin = tp.__origin__
    is_callable = getattr(origin, "__name__", "") == "Callable" and getattr(origin, "__module__", "") == "collections.abc"
    if is_callable and not (len(result) == 2 and (result[0] is ... or _is_specification(result[0]))):
        return (list(result[:-1]), result[-1])
    return result


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def _without_extras(tp):
    if isinstance(tp, _AnnotatedAlias):
        return _without_extras(tp.__origin__)
    if get_origin(tp) in (Required, NotRequired, ReadOnly):
        return _without_extras(tp.__args__[0])
    if isinstance(tp, _LiteralAlias):
        return tp
    if isinstance(tp, _Union):
        arguments = tuple([_without_extras(item) for item in tp.__args__])
        return tp if arguments == tp.__args__ else _Union[arguments]
    if isinstance(tp, GenericAlias):
        arguments = tuple([_without_extras(item) for item in tp.__args__])
        if arguments == tp.__args__:
            return tp
        return tp._copy_with(arguments) if isinstance(tp, _Alias) else GenericAlias(tp.__origin__, arguments)
    return tp


def _resolved(item, globalns, localns, type_params, owner, format):
    """An annotation with the texts in it evaluated."""
    if isinstance(item, str):
        from annotationlib import ForwardRef
        item = ForwardRef(item)
    if hasattr(item, "__forward_arg__"):
        value = item.evaluate(globals=globalns, locals=localns, type_params=type_params, owner=owner, format=format)
        if value is item:
            return item
        if value is None:
            return type(None)
        return _resolved(value, globalns, localns, type_params, owner, format)
    if isinstance(item, _LiteralAlias) or not isinstance(item, (GenericAlias, _Union)):
        return item
    arguments = tuple([_resolved_part(part, globalns, localns, type_params, owner, format) for part in item.__args__])
    if arguments == item.__args__:
        return item
    if isinstance(item, _Union):
        return _Union[arguments]
    if isinstance(item, _Alias):
        return item._copy_with(arguments)
    return GenericAlias(item.__origin__, arguments)


def _resolved_part(part, *rest):
    if isinstance(part, list):
        return [_resolved_part(inner, *rest) for inner in part]
    return _resolved(part, *rest)


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    """The type a forward reference stands for, references inside it included."""
    if format == 4:
        return forward_ref.__forward_arg__
    return _resolved(forward_ref, globals, locals, type_params, owner, 1 if format is None else format)


def _hint(item):
    return type(None) if item is None else item


# -- protocols ----------------------------------------------------------------------------------------------------------------

_NOT_MEMBERS = frozenset([
    "__abstractmethods__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__", "__doc__",
    "__init__", "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__",
    "__static_attributes__", "__firstlineno__", "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol",
    "_is_runtime_protocol", "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__", "__dict__",
    "__conditional_annotations__", "__qualname__", "__init_subclass__"])


# What has to go along the bases of a class keeps the way there to itself: in these functions' cells.

def _with_bases(bases_of):
    def mro_of(cls):
        """A class and those it is built on: a class before its bases, and the last mention of each counts."""
        order = []
        pending = [cls]
        while pending:
            current = pending.pop()
            order.append(current)
            pending.extend([base for base in reversed(bases_of(current)) if base is not object])
        last = {found: position for position, found in enumerate(order)}
        return [found for position, found in enumerate(order) if last[found] == position]

    def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=1):
        """The annotations of an object with texts evaluated; of a class those of its bases too."""
        if getattr(obj, "__no_type_check__", None):
            return {}
        from annotationlib import get_annotations, _module_names, _names_of
        hints = {}
        if isinstance(obj, type) and not isinstance(obj, GenericAlias):
            for base in reversed(mro_of(obj)):
                if base.__module__ == "builtins" and not hasattr(base, "__annotations__"):
                    continue
                names = _module_names(base.__module__) if globalns is None else globalns
                found = get_annotations(base, format=format) if hasattr(base, "__annotate__") else {}
                parameters = getattr(base, "__type_params__", ())
                for name, item in found.items():
                    own = localns
                    if own is None:
                        own = dict(vars(base))
                    hints[name] = item if format == 4 else \
                        _resolved(_hint(item), names or {}, own, parameters, base if localns is None else None, format)
        else:
            wrapped = obj
            while hasattr(wrapped, "__wrapped__"):
                wrapped = wrapped.__wrapped__
            wrapped = getattr(wrapped, "__func__", wrapped) if type(wrapped).__name__ == "method" else wrapped
            if globalns is None:
                if type(wrapped).__name__ == "module":
                    globalns = dict(vars(wrapped))
                else:
                    globalns = _names_of(wrapped)
                    if globalns is None:
                        globalns = _module_names(getattr(wrapped, "__module__", None))
                globalns = globalns or {}
                if localns is None:
                    localns = globalns
            elif localns is None:
                localns = globalns
            if not hasattr(obj, "__annotations__"):
                if callable(obj):
                    return {}
                raise TypeError(f"{obj!r} is not a module, class, method, or function.")
            parameters = getattr(obj, "__type_params__", ())
            for name, item in get_annotations(obj, format=format).items():
                hints[name] = item if format == 4 else _resolved(_hint(item), globalns, localns, parameters, None, format)
        if format == 4:
            return hints
        return hints if include_extras else {name: _without_extras(item) for name, item in hints.items()}

    def _protocol_members(cls):
        members = set()
        for base in mro_of(cls):
            if base.__name__ in ("Protocol", "Generic") and base.__module__ == "typing":
                continue
            names = list(vars(base))
            annotate = getattr(base, "__annotate__", None)
            if annotate is not None:
                from annotationlib import get_annotations
                names += list(get_annotations(base, format=3))
            elif "__annotations__" in vars(base):
                names += list(base.__annotations__)
            members.update([name for name in names if name not in _NOT_MEMBERS and not name.startswith("_abc_")])
        return members

    def _no_init(self, *arguments, **keywords):
        cls = type(self)
        if cls._is_protocol:
            raise TypeError("Protocols cannot be instantiated")
        for base in mro_of(cls):
            found = vars(base).get("__init__", _no_init)
            if found is not _no_init:
                cls.__init__ = found
                break
        else:
            cls.__init__ = object.__init__
        return cls.__init__(self, *arguments, **keywords)

    return get_type_hints, _protocol_members, _no_init


get_type_hints, _protocol_members, _no_init = _with_bases(_bases_of)
del _bases_of, _with_bases


class _ProtocolMeta(_ABCMeta):
    def __new__(metaclass, name, bases, namespace, /, **keywords):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif any([base.__name__ == "Protocol" and base.__module__ == "typing" for base in bases]):
            for base in bases:
                allowed = base is object or base is Generic or getattr(base, "_is_protocol", False) or \
                    base.__module__ in ("collections.abc", "contextlib", "abc")
                if not allowed:
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(metaclass, name, bases, namespace, **keywords)

    def __init__(cls, name, bases, namespace, /, **keywords):
        super().__init__(name, bases, namespace)
        if getattr(cls, "_is_protocol", False) and not (name == "Protocol" and bases == (Generic,)):
            cls.__protocol_attrs__ = _protocol_members(cls)

    def __instancecheck__(cls, item):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(item)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        kind = item.__class__
        if _is_nominal(cls, kind) or (kind is not type(item) and _is_nominal(cls, type(item))):
            return True
        for name in cls.__protocol_attrs__:
            if not hasattr(item, name):
                return False
            if getattr(item, name) is None and name not in cls.__non_callable_proto_members__:
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if cls.__non_callable_proto_members__:
            names = ", ".join(sorted(cls.__non_callable_proto_members__))
            raise TypeError(f"Protocols with non-method members don't support issubclass(). Non-method members: {names}.")
        if super().__subclasscheck__(other):
            return True
        for name in cls.__protocol_attrs__:
            found = getattr(other, name, _MISSING)
            if found is None:
                return False
            if found is _MISSING and not (getattr(other, "_is_protocol", False) and
                                          name in getattr(other, "__annotations__", {})):
                return False
        return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class whose methods and attributes other classes may have without inheriting from it."""
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False
    _is_generic_root = False

    def __class_getitem__(cls, items):
        if cls is not Protocol:
            return super().__class_getitem__(items)
        from typing._generic import _generic_root_item
        return _generic_root_item(cls, items if isinstance(items, tuple) else (items,))

    def __init_subclass__(cls, *arguments, **keywords):
        super().__init_subclass__(*arguments, **keywords)
        if "_is_protocol" not in vars(cls):
            cls._is_protocol = _is_direct_base(Protocol, cls)
        if cls._is_protocol and vars(cls).get("__init__") is None:
            cls.__init__ = _no_init


Protocol.__module__ = "typing"


def runtime_checkable(cls):
    """Let a protocol be used with isinstance() and issubclass()."""
    if not (isinstance(cls, _ProtocolMeta) and cls._is_protocol):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {
        name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))}
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) is True and tp is not Protocol and isinstance(tp, _ProtocolMeta)


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _make_protocol(name, method, result, parameters=()):
    def body(namespace):
        def function(self):
            pass
        function.__name__ = method
        function.__qualname__ = f"{name}.{method}"
        function.__annotations__ = {"return": result}
        namespace[method] = _abstractmethod(function)
        namespace["__module__"] = "typing"
        namespace["__slots__"] = ()
    from types import new_class
    return runtime_checkable(new_class(name, (Protocol[parameters] if parameters else Protocol,), {}, body))


_T_co = TypeVar("T_co", covariant=True)
SupportsInt = _make_protocol("SupportsInt", "__int__", int)
SupportsFloat = _make_protocol("SupportsFloat", "__float__", float)
SupportsComplex = _make_protocol("SupportsComplex", "__complex__", complex)
SupportsBytes = _make_protocol("SupportsBytes", "__bytes__", bytes)
SupportsIndex = _make_protocol("SupportsIndex", "__index__", int)
SupportsAbs = _make_protocol("SupportsAbs", "__abs__", _T_co, (_T_co,))
SupportsRound = _make_protocol("SupportsRound", "__round__", _T_co, (_T_co,))


# -- NamedTuple and TypedDict -------------------------------------------------------------------------------------------------

def _own_hints(namespace):
    """Annotations in the namespace of a class that is being made, and the function that makes them."""
    if "__annotations__" in namespace:
        return dict(namespace["__annotations__"]), None
    annotate = namespace.get("__annotate_func__") or namespace.get("__annotate__")
    if annotate is None:
        return {}, None
    try:
        return annotate(1), annotate
    except NameError:
        from annotationlib import call_annotate_function
        return call_annotate_function(annotate, 3), annotate


_RESERVED = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
             "_replace", "_asdict", "_source")
_IGNORED = ("__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__",
            "__classdictcell__", "__qualname__", "__doc__", "__firstlineno__", "__static_attributes__")


class _NamedTupleMeta(type):
    def __new__(metaclass, name, bases, namespace):
        from collections import namedtuple
        for base in bases:
            if base is not _NamedTupleBase and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types, annotate = _own_hints(namespace)
        types = {field: _checked_type(item, f"field {field} annotation must be a type") for field, item in types.items()}
        defaults = []
        for field in types:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{plural} "
                                f"{', '.join(defaults)}")
        made = namedtuple(name, types, defaults=[namespace[field] for field in defaults], module=namespace["__module__"])
        if annotate is None:
            made.__annotations__ = types
        else:
            made.__annotate__ = annotate
        if Generic in bases:
            made = _with_generic(made, namespace)
        if "__doc__" in namespace:
            made.__doc__ = namespace["__doc__"]
        for key, item in namespace.items():
            if key in _RESERVED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in types or key in _IGNORED or key == "__classcell__":
                continue
            setattr(made, key, item)
            hook = getattr(type(item), "__set_name__", None)
            if hook is not None:
                hook(item, made, key)
        return made


def _with_generic(made, namespace):
    made.__class_getitem__ = classmethod(lambda cls, items: GenericAlias(cls, items))
    made.__orig_bases__ = namespace.get("__orig_bases__", (NamedTuple,))
    return made


class _NamedTupleBase(metaclass=type):
    pass


_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})


def NamedTuple(typename, fields=None, /, **keywords):
    """A namedtuple with types: as a base class, or NamedTuple("Point", [("x", int), ("y", int)])."""
    if fields is None:
        fields = keywords.items() if keywords else ()
    elif keywords:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    from collections import namedtuple
    pairs = [(name, _checked_type(item, f"field {name} annotation must be a type")) for name, item in fields]
    made = namedtuple(typename, [name for name, _ in pairs], module=_module_of_caller())
    made.__annotations__ = dict(pairs)
    made.__orig_bases__ = (NamedTuple,)
    return made


def _named_tuple_entries(bases):
    return (_NamedTupleBase,)


NamedTuple.__mro_entries__ = _named_tuple_entries


def _qualifiers(item):
    """The markers round the type of a key, and the type."""
    found = []
    while True:
        origin = get_origin(item)
        if origin is Annotated:
            item = item.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.append(origin)
            item = item.__args__[0]
        else:
            return found, item


class _TypedDictMeta(type):
    def __new__(metaclass, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own, annotate = _own_hints(namespace)
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _checked_type(item, message) for key, item in own.items()}
        kept = {key: item for key, item in namespace.items() if key not in ("__annotations__", "__annotate_func__", "__annotate__")}
        generic = (Generic,) if Generic in bases else ()
        made = type.__new__(metaclass, name, (*generic, dict), kept)
        if "__orig_bases__" not in vars(made):
            made.__orig_bases__ = bases or (TypedDict,)
        required, optional, read_only, mutable, types = set(), set(), set(), set(), {}
        for base in bases:
            if base is Generic:
                continue
            types.update(getattr(base, "__annotations__", {}))
            required |= getattr(base, "__required_keys__", set())
            optional |= getattr(base, "__optional_keys__", set())
            read_only |= getattr(base, "__readonly_keys__", set())
            mutable |= getattr(base, "__mutable_keys__", set())
        for key, item in own.items():
            marks, _ = _qualifiers(item)
            is_required = Required in marks or (total and NotRequired not in marks)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in marks:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                read_only.add(key)
            else:
                mutable.add(key)
                read_only.discard(key)
        types.update(own)
        made.__annotations__ = types
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(read_only)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    def __call__(cls, *arguments, **keywords):
        return dict(*arguments, **keywords)

    def __instancecheck__(cls, item):
        raise TypeError("TypedDict does not support instance and class checks")

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")


_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})


def TypedDict(typename, fields, /, *, total=True):
    """A dict with certain keys: as a base class, or TypedDict("Point", {"x": int, "y": int})."""
    namespace = {"__annotations__": dict(fields), "__module__": _module_of_caller()}
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


def _typed_dict_entries(bases):
    return (_TypedDictBase,)


TypedDict.__mro_entries__ = _typed_dict_entries
