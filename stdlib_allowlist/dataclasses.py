# dataclasses: classes made of annotated fields. Methods are made from source text that names only fields and parameters whose
# names were checked to be identifiers; the text runs in the sandbox as any exec() does.
import keyword as _keyword

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_EMPTY_METADATA = type({}.keys().mapping)({})


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc",
                 "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc=None):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else type(_EMPTY_METADATA)(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
                f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(type(list[int]))


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(" + ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__]) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _is_marker(annotation, name, marker):
    """Whether an annotation, as an object or as text, means ClassVar, InitVar or KW_ONLY."""
    if isinstance(annotation, str):
        text = annotation.split("[", 1)[0].strip().rsplit(".", 1)[-1]
        return text == name
    return marker(annotation)


def _is_classvar(annotation):
    shown = repr(getattr(annotation, "__origin__", annotation))
    return shown == "typing.ClassVar" or repr(annotation).startswith("typing.ClassVar")


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _own_annotations(cls):
    return dict(cls.__annotations__) if isinstance(cls, type) else {}


def _get_field(cls, name, annotation, default_kw_only):
    default = vars(cls).get(name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_marker(annotation, "ClassVar", _is_classvar):
        made._field_type = _FIELD_CLASSVAR
    elif _is_marker(annotation, "InitVar", _is_initvar):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD:
        if made.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = default_kw_only
    if made._field_type is _FIELD and getattr(type(made.default), "__hash__", True) is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _make_function(owner, name, parameters, body, scope):
    """A function that is called as its owner's in messages; what its text refers to is in its globals."""
    parts = owner.__qualname__.split(".")
    if not all([part.isidentifier() and not _keyword.iskeyword(part) for part in parts]):
        parts = ["_"]
    lines = [" " * depth + f"class {part}:" for depth, part in enumerate(parts)]
    depth = " " * len(parts)
    lines.append(f"{depth}def {name}({', '.join(parameters)}):")
    lines += [f"{depth} {line}" for line in body or ["pass"]]
    namespace = {"__name__": "dataclasses", **scope}
    exec("\n".join(lines), namespace)
    found = namespace.pop(parts[0])
    for part in parts[1:]:
        found = getattr(found, part)
    return getattr(found, name)


def _set_method(cls, name, function):
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    if name in vars(cls):
        return True
    setattr(cls, name, function)
    return False


def _init_function(cls, fields, frozen, has_post_init, slots):
    positional = [f for f in fields if f.init and not f.kw_only]
    keyword = [f for f in fields if f.init and f.kw_only]
    seen = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = f
        elif seen:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen.name!r}")
    scope = {"__dataclass_HAS_DEFAULT_FACTORY__": _HAS_DEFAULT_FACTORY, "__dataclass_builtins_object__": object}
    self_name = "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"

    def parameter(f):
        if f.default is MISSING and f.default_factory is MISSING:
            return f.name
        if f.default is not MISSING:
            return f"{f.name}=__dataclass_dflt_{f.name}__"
        return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"

    body = []
    for f in fields:
        if f.default_factory is not MISSING:
            scope[f"__dataclass_dflt_{f.name}__"] = f.default_factory
            value = f"__dataclass_dflt_{f.name}__()"
            if f.init:
                value += f" if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
        elif f.init:
            if f.default is not MISSING:
                scope[f"__dataclass_dflt_{f.name}__"] = f.default
            value = f.name
        elif slots and f.default is not MISSING:
            scope[f"__dataclass_dflt_{f.name}__"] = f.default
            value = f"__dataclass_dflt_{f.name}__"
        else:
            continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_builtins_object__.__setattr__({self_name}, {f.name!r}, {value})")
        else:
            body.append(f"{self_name}.{f.name} = {value}")
    if has_post_init:
        names = ", ".join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
        body.append(f"{self_name}.__post_init__({names})")
    parameters = [self_name] + [parameter(f) for f in positional]
    if keyword:
        parameters += ["*"] + [parameter(f) for f in keyword]
    return _make_function(cls, "__init__", parameters, body, scope)


_running = []


def _repr_function(cls, fields):
    shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in fields])
    inner = _make_function(cls, "__repr__", ["self"], [f'return f"{{self.__class__.__qualname__}}({shown})"'], {})

    def __repr__(self):
        key = id(self)
        if key in _running:
            return "..."
        _running.append(key)
        try:
            return inner(self)
        finally:
            _running.remove(key)
    return __repr__


def _compare_function(cls, name, operator, fields):
    def tuple_of(owner):
        return "(" + "".join([f"{owner}.{f.name}," for f in fields]) + ")"
    if name == "__eq__":
        terms = " and ".join([f"self.{f.name}==other.{f.name}" for f in fields]) or "True"
        body = ["if self is other:", " return True", "if other.__class__ is self.__class__:", f" return {terms}",
                "return NotImplemented"]
    else:
        body = ["if other.__class__ is self.__class__:", f" return {tuple_of('self')}{operator}{tuple_of('other')}",
                "return NotImplemented"]
    return _make_function(cls, name, ["self", "other"], body, {})


def _add_frozen_methods(cls, fields):
    names = frozenset([f.name for f in fields])

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    for function in (__setattr__, __delattr__):
        function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
        if not _set_hook(cls, function.__name__, function):
            raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")


def _hash_action(cls, unsafe_hash, eq, frozen, fields):
    found = vars(cls).get("__hash__", MISSING)
    explicit = not (found is MISSING or (found is None and "__eq__" in vars(cls)))
    if unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not eq:
        return
    elif not frozen:
        if not explicit:
            cls.__hash__ = None
        return
    elif explicit:
        return
    chosen = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    items = "".join([f"self.{f.name}," for f in chosen])
    function = _make_function(cls, "__hash__", ["self"], [f"return hash(({items}))"], {})
    function.__qualname__ = f"{cls.__qualname__}.__hash__"
    cls.__hash__ = function


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    all_fields = {}
    any_frozen = has_bases = False
    all_frozen = None
    for base in _dataclass_bases(cls):
        has_bases = True
        all_frozen = True if all_frozen is None else all_frozen
        all_frozen = all_frozen and base[1].frozen
        any_frozen = any_frozen or base[1].frozen
        all_fields.update(base[0])
    cls_fields = []
    seen_kw_only = False
    for name, annotation in _own_annotations(cls).items():
        if annotation is KW_ONLY or (isinstance(annotation, str) and annotation.split(".")[-1] == "KW_ONLY"):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = kw_only = True
            continue
        cls_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in cls_fields:
        all_fields[f.name] = f
        if isinstance(vars(cls).get(f.name), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in vars(cls).items():
        if isinstance(value, Field) and name not in all_fields:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, all_fields)
    setattr(cls, _PARAMS, _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args, kw_only=kw_only,
        slots=slots, weakref_slot=weakref_slot))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    real = [f for f in all_fields.values() if f._field_type is _FIELD]
    with_init = [f for f in all_fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    if init:
        _set_method(cls, "__init__", _init_function(cls, with_init, frozen, hasattr(cls, "__post_init__"), slots))
    if "__replace__" not in vars(cls):
        cls.__replace__ = _replace
    if repr:
        _set_method(cls, "__repr__", _repr_function(cls, [f for f in real if f.repr]))
    compared = [f for f in real if f.compare]
    _hash_action(cls, unsafe_hash, eq, frozen, real)
    if eq:
        _set_method(cls, "__eq__", _compare_function(cls, "__eq__", "==", compared))
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_method(cls, name, _compare_function(cls, name, operator, compared)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering")
    if frozen:
        _add_frozen_methods(cls, real)
    if not getattr(cls, "__doc__"):
        try:
            import inspect
            text = str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError, ImportError):
            text = ""
        cls.__doc__ = cls.__name__ + text
    if match_args and "__match_args__" not in vars(cls):
        cls.__match_args__ = tuple([f.name for f in with_init if f.init and not f.kw_only])
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, [f.name for f in real])
    return cls


def _add_slots(cls, frozen, weakref_slot, names):
    if "__slots__" in vars(cls):
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base_fields, base_params in _dataclass_bases(cls):
        if base_params.slots:
            inherited.update(name for name, f in base_fields.items() if f._field_type is _FIELD)
    slots = tuple([name for name in names if name not in inherited] + (["__weakref__"] if weakref_slot else []))
    drop = [*names, "__dict__", "__weakref__"] + (["__setattr__", "__delattr__"] if frozen else [])
    made = _rebuild_class(cls, drop, {"__slots__": slots})
    made.__qualname__ = cls.__qualname__
    if frozen:
        _add_frozen_methods(made, [f for f in getattr(made, _FIELDS).values() if f._field_type is _FIELD])
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


_ATOMS = frozenset([type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range])


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)


def _asdict(obj, dict_factory):
    kind = type(obj)
    if kind in _ATOMS:
        return obj
    if hasattr(kind, _FIELDS):
        pairs = [(f.name, _asdict(getattr(obj, f.name), dict_factory)) for f in fields(obj)]
        return dict(pairs) if dict_factory is dict else dict_factory(pairs)
    if kind is list:
        return [_asdict(item, dict_factory) for item in obj]
    if kind is dict:
        return {_asdict(key, dict_factory): _asdict(item, dict_factory) for key, item in obj.items()}
    if issubclass(kind, tuple):
        if hasattr(kind, "_fields"):
            return kind(*[_asdict(item, dict_factory) for item in obj])
        return kind([_asdict(item, dict_factory) for item in obj])
    if issubclass(kind, dict):
        if hasattr(kind, "default_factory"):
            made = kind(obj.default_factory)
            for key, item in obj.items():
                made[_asdict(key, dict_factory)] = _asdict(item, dict_factory)
            return made
        return kind([(_asdict(key, dict_factory), _asdict(item, dict_factory)) for key, item in obj.items()])
    if issubclass(kind, list):
        return kind([_asdict(item, dict_factory) for item in obj])
    from copy import deepcopy
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)


def _astuple(obj, tuple_factory):
    kind = type(obj)
    if kind in _ATOMS:
        return obj
    if hasattr(kind, _FIELDS):
        return tuple_factory([_astuple(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return kind(*[_astuple(item, tuple_factory) for item in obj])
    if issubclass(kind, (list, tuple)):
        return kind([_astuple(item, tuple_factory) for item in obj])
    if issubclass(kind, dict):
        pairs = [(_astuple(key, tuple_factory), _astuple(item, tuple_factory)) for key, item in obj.items()]
        if hasattr(kind, "default_factory"):
            made = kind(obj.default_factory)
            for key, item in pairs:
                made[key] = item
            return made
        return kind(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None, decorator=dataclass):
    """Return a new dynamically created dataclass."""
    body = dict(namespace or {})
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[name] = item[0], item[1], item[2]
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = kind
    body.update(defaults)
    body["__annotations__"] = annotations
    if module is not None:
        body["__module__"] = module
    made = _new_class(cls_name, bases, body)
    return decorator(
        made, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def _new_class(name, bases, body):
    def build(metaclass):
        return metaclass(name, tuple(bases), body)
    metaclass = type
    for base in bases:
        if issubclass(type(base), metaclass):
            metaclass = type(base)
    return build(metaclass)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
