# inspect: signatures of functions, and what kind of thing something is.
import functools

__all__ = [
    "Parameter", "Signature", "signature", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass",
    "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isfunction", "isgenerator", "isgeneratorfunction", "ismethod",
    "ismethoddescriptor", "ismodule", "isroutine", "getdoc", "cleandoc", "getmro", "unwrap", "getmembers", "BufferFlags",
    "markcoroutinefunction", "getgeneratorstate", "getcoroutinestate", "getasyncgenstate", "GEN_CREATED", "GEN_RUNNING",
    "GEN_SUSPENDED", "GEN_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED", "AGEN_CREATED", "AGEN_RUNNING",
    "AGEN_SUSPENDED", "AGEN_CLOSED"]

# Flags of code objects, which say nothing here: for programs that compile with them.
CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512

_function = type(lambda: None)
_builtin = type(len)


class BufferFlags:
    SIMPLE, WRITABLE, FORMAT, ND, STRIDES, FULL_RO, FULL = 0, 1, 4, 8, 24, 284, 285


class _Method:
    def method(self):
        pass


_method = type(_Method().method)
_marked = []


def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, type(functools))


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, _function)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, _method)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, _builtin)


def ismethoddescriptor(obj):
    """Return true if the object is a method descriptor."""
    if isclass(obj) or ismethod(obj) or isfunction(obj):
        return False
    kind = type(obj)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isdatadescriptor(object):
    """Return true if the object is a data descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def _kind_of(object):
    while isinstance(object, functools.partial):
        object = object.func
    return _code_kind(object)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _kind_of(obj) == 2


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function."""
    return _kind_of(obj) == 3 or any(obj is each for each in _marked)


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    _marked.append(func)
    return func


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _kind_of(obj) == 4


def _named(object, name):
    return type(object).__name__ == name and type(object).__module__ == "builtins"


def isgenerator(object):
    """Return true if the object is a generator."""
    return _named(object, "generator")


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return _named(object, "coroutine")


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return _named(object, "async_generator")


_states = ("CREATED", "SUSPENDED", "RUNNING", "CLOSED")
GEN_CREATED, GEN_SUSPENDED, GEN_RUNNING, GEN_CLOSED = ("GEN_" + name for name in _states)
CORO_CREATED, CORO_SUSPENDED, CORO_RUNNING, CORO_CLOSED = ("CORO_" + name for name in _states)
AGEN_CREATED, AGEN_SUSPENDED, AGEN_RUNNING, AGEN_CLOSED = ("AGEN_" + name for name in _states)


def _state_of(object, is_kind, kind, attribute):
    state = _state(object) if is_kind(object) else None
    if state is None:
        raise AttributeError(f"'{type(object).__name__}' object has no attribute '{attribute}'")
    return kind + _states[state]


def getgeneratorstate(generator):
    return _state_of(generator, isgenerator, "GEN_", "gi_running")


def getcoroutinestate(coroutine):
    return _state_of(coroutine, iscoroutine, "CORO_", "cr_running")


def getasyncgenstate(agen):
    return _state_of(agen, isasyncgen, "AGEN_", "ag_running")


def isawaitable(object):
    """Return true if object can be passed to an ``await`` expression."""
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*."""
    seen = [func]
    while hasattr(func, "__wrapped__") and (stop is None or not stop(func)):
        func = func.__wrapped__
        if any(func is each for each in seen):
            raise ValueError(f"wrapper loop when unwrapping {seen[0]!r}")
        seen.append(func)
    return func


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """Get the documentation string for an object."""
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


class _Empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _ParameterKind(int):
    _names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
    _texts = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")
    name = property(lambda self: self._names[int(self)])
    description = property(lambda self: self._texts[int(self)])

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_KINDS = [_ParameterKind(i) for i in range(5)]


def formatannotation(annotation):
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        if annotation.__module__ in ("builtins", "__main__"):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """Represents a parameter in a function signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _Empty

    def __init__(self, name, kind, *, default=_Empty, annotation=_Empty):
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, _KINDS[kind], default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=None, kind=None, annotation=..., default=...):
        return type(self)(self._name if name is None else name, self._kind if kind is None else kind,
                          default=self._default if default is ... else default,
                          annotation=self._annotation if annotation is ... else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _Empty:
            text += ": " + formatannotation(self._annotation)
        if self._default is not _Empty:
            text += (" = " if self._annotation is not _Empty else "=") + repr(self._default)
        return {2: "*", 4: "**"}.get(int(self._kind), "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))


class BoundArguments:
    """Result of `Signature.bind` call."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            found.extend(self.arguments[name]) if parameter.kind == 2 else found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        started = False
        for name, parameter in self.signature.parameters.items():
            started = started or parameter.kind in (3, 4) or name not in self.arguments
            if not started or name not in self.arguments:
                continue
            if parameter.kind == 4:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        made = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif parameter.default is not _Empty:
                made[name] = parameter.default
            elif parameter.kind == 2:
                made[name] = ()
            elif parameter.kind == 4:
                made[name] = {}
        self.arguments = made

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    """A Signature object represents the overall signature of a function."""

    empty = _Empty

    def __init__(self, parameters=None, *, return_annotation=_Empty):
        self._parameters = {parameter.name: parameter for parameter in parameters or ()}
        self._return_annotation = return_annotation

    parameters = property(lambda self: type({}.keys().mapping)(self._parameters))
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=..., return_annotation=...):
        return type(self)(self._parameters.values() if parameters is ... else parameters,
                          return_annotation=self._return_annotation if return_annotation is ... else return_annotation)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        rest = list(args)
        kwargs = dict(kwargs)
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == 2:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind == 4:
                continue
            elif kind != 3 and rest:
                if name in kwargs and kind != 0:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif kind != 0 and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _Empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        for name, parameter in self._parameters.items():
            if parameter.kind == 4 and kwargs:
                arguments[name] = kwargs
                kwargs = {}
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed arguments to the parameters."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Get a BoundArguments object, that partially maps the passed arguments to the parameters."""
        return self._bind(args, kwargs, True)

    def __str__(self):
        shown = []
        positional_only = False
        star = True
        for parameter in self._parameters.values():
            if parameter.kind == 0:
                positional_only = True
            elif positional_only:
                shown.append("/")
                positional_only = False
            if parameter.kind == 2:
                star = False
            elif parameter.kind == 3 and star:
                shown.append("*")
                star = False
            shown.append(str(parameter))
        if positional_only:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self._return_annotation is not _Empty:
            text += " -> " + formatannotation(self._return_annotation)
        return text

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parameters == other._parameters and self._return_annotation == other._return_annotation


def _of_function(obj, skip_first=False):
    annotations = getattr(obj, "__annotations__", {}) or {}
    found = [Parameter(name, kind, default=default[0] if default else _Empty, annotation=annotations.get(name, _Empty))
             for name, kind, *default in _parameters(obj)]
    if skip_first and found and found[0].kind < 2:
        found = found[1:]
    return Signature(found, return_annotation=annotations.get("return", _Empty))


def signature(obj, *, follow_wrapped=True, **options):
    """Get a signature object for the passed callable."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    explicit = getattr(obj, "__signature__", None)
    if isinstance(explicit, Signature):
        return explicit
    if _parameters(obj) is not None:
        return _of_function(obj)
    if isinstance(obj, functools.partial):
        inner = signature(obj.func)
        bound = inner.bind_partial(*obj.args, **obj.keywords).arguments
        kept = []
        keyword = False
        for name, parameter in inner._parameters.items():
            if name in obj.keywords:
                keyword = True
                parameter = parameter.replace(kind=3, default=obj.keywords[name])
            elif name in bound and parameter.kind < 2:
                continue
            elif keyword and parameter.kind == 1:
                parameter = parameter.replace(kind=3)
            kept.append(parameter)
        return Signature(kept, return_annotation=inner._return_annotation)
    if isinstance(obj, type):
        for name in ("__new__", "__init__"):
            method = getattr(obj, name, None)
            if method is not None and _parameters(method) is not None:
                return _of_function(method, skip_first=True).replace(return_annotation=_Empty)
        if getattr(obj, "__init__", None) is object.__init__:
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    raise ValueError(f"no signature found for {obj!r}")


def getmro(cls):
    """Not available: it would lead from a class to those it is built on."""
    raise PermissionError("inspect.getmro() is not available in this environment")
