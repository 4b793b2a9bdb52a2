# module: typing._generic
# What type parameter lists need at run time: Generic, substitution of type parameters, Unpack. The module typing builds on
# it; a script with `class C[T]` loads only this.


def _is_parameter(item):
    return isinstance(item, (TypeVar, ParamSpec, TypeVarTuple))


class _ConstantEvaluator:
    """Gives one value in every format; stands in for the function of a type parameter that was made by a call."""

    def __init__(self, constant):
        self._constant = constant

    def __call__(self, format, /):
        if format == 4:
            return _constant_text(self._constant)
        return self._constant

    def __repr__(self):
        return f"<constevaluator {self._constant!r}>"


_ConstantEvaluator.__name__ = _ConstantEvaluator.__qualname__ = "constevaluator"


def _constant_text(item):
    if isinstance(item, tuple):
        return "(" + ", ".join(map(_type_text, item)) + ("," if len(item) == 1 else "") + ")"
    return _type_text(item)


def _type_text(item):
    if item is ...:
        return "..."
    if isinstance(item, (tuple, list)):
        return "[" + ", ".join(map(_type_text, item)) + "]"
    if isinstance(item, type) and not isinstance(item, GenericAlias):
        return item.__qualname__ if item.__module__ == "builtins" else f"{item.__module__}.{item.__qualname__}"
    return repr(item)


def _checked_type(item, message):
    if item is None:
        return type(None)
    if isinstance(item, str):
        from annotationlib import ForwardRef
        return ForwardRef(item)
    origin = None if isinstance(item, type) else getattr(item, "__origin__", None)
    if origin is Generic or getattr(item, "_is_protocol_form", False) is True or \
            (isinstance(origin, _SpecialForm) and origin._name in ("ClassVar", "Final")):
        raise TypeError(f"{item} is not valid as type argument")
    if item is Generic or (isinstance(item, _SpecialForm) and item._getitem is not None):
        raise TypeError(f"Plain {item} is not valid as type argument")
    if type(item) is tuple:
        raise TypeError(f"{message} Got {item!r:.100}.")
    return item


def _check_parameter_order(parameters):
    seen = False
    for parameter in parameters:
        if not _is_parameter(parameter):
            raise TypeError(f"Expected a type param, got {parameter!r}")
        if parameter.has_default():
            seen = True
        elif seen:
            raise TypeError(f"non-default type parameter '{parameter!r}' follows default type parameter")


def _union_members(items):
    if not isinstance(items, tuple):
        items = (items,)
    if not items:
        raise TypeError("Cannot take a Union of no types.")
    return tuple([_checked_type(item, "Union[arg, ...]: each arg must be a type.") for item in items])


def _make_union(left, right):
    return _Union[left, right]


_Union = type(int | str)


# -- Unpack -----------------------------------------------------------------------------------------------------------

class _Unpacked(GenericAlias):
    """Unpack[Ts] or Unpack[tuple[...]]."""

    def __repr__(self):
        return f"typing.Unpack[{_type_text(self.__args__[0])}]"

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)

    @property
    def __typing_unpacked_tuple_args__(self):
        item = self.__args__[0]
        return item.__args__ if getattr(item, "__origin__", None) is tuple else None

    def __getitem__(self, arguments):
        if self.__typing_is_unpacked_typevartuple__:
            return arguments
        return _Unpacked(self.__origin__, _substitute(self, arguments))

    def __eq__(self, other):
        if not isinstance(other, _Unpacked):
            return NotImplemented
        return self.__args__ == other.__args__

    def __hash__(self):
        return hash((_Unpacked, self.__args__))

    def __or__(self, other):
        return _Union[self, other]

    def __ror__(self, other):
        return _Union[other, self]


class _SpecialForm:
    """A name that means something to type checkers."""

    def __init__(self, name, getitem=None, doc=None):
        self._name = name
        self._getitem = getitem
        self.__doc__ = doc

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(f"'_SpecialForm' object has no attribute '{name}'")

    def __repr__(self):
        return "typing." + self._name

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *arguments, **keywords):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return _Union[self, other]

    def __ror__(self, other):
        return _Union[other, self]

    def __instancecheck__(self, item):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, item):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._getitem(self, parameters)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _unpack_item(form, item):
    item = _checked_type(item, "Unpack accepts only a single type.")
    return _Unpacked(form, (item,))


Unpack = _SpecialForm("Unpack", _unpack_item)


def _unpack(parameter):
    return _Unpacked(Unpack, (parameter,))


def _unpacked_parameters(parameters):
    return tuple([_unpack(item) if isinstance(item, TypeVarTuple) else item for item in parameters])


# -- substitution -------------------------------------------------------------------------------------------------------

def _is_unpacked_parameter(item):
    return getattr(item, "__typing_is_unpacked_typevartuple__", False) is True


def _flattened(arguments):
    """The arguments with *tuple[int, str] replaced by what is in it, where the length is known."""
    result = []
    for item in arguments:
        inner = None if isinstance(item, type) and not isinstance(item, GenericAlias) else \
            getattr(item, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(item)
    return tuple(result)


def _as_specification(argument):
    """What may stand for a ParamSpec."""
    if isinstance(argument, (list, tuple)):
        return tuple([_checked_type(item, "Expected a type.") if item is not ... else item for item in argument])
    return argument


def _is_specification_argument(item):
    if item is ... or isinstance(item, (tuple, list, ParamSpec)):
        return True
    return getattr(item, "_is_concatenate", False) is True


def _fit(alias, parameters, arguments):
    """One argument for each parameter: defaults filled in, the rest gathered for a TypeVarTuple."""
    count = len(parameters)
    if count == 1 and isinstance(parameters[0], ParamSpec) and \
            not (len(arguments) == 1 and _is_specification_argument(arguments[0])):
        arguments = (arguments,)
    position = next((i for i in range(count) if isinstance(parameters[i], TypeVarTuple)), None)
    if position is not None:
        after = count - position - 1
        required = sum(1 for i, item in enumerate(parameters) if i != position and not item.has_default())
        if len(arguments) < required:
            raise TypeError(f"Too few arguments for {alias}; actual {len(arguments)}, expected at least {required}")
        tail = min(after, max(0, len(arguments) - position))
        if len(arguments) > position or tail or not parameters[position].has_default():
            middle = arguments[position:len(arguments) - tail]
            arguments = (*arguments[:position], middle, *arguments[len(arguments) - tail:])
    if len(arguments) > count:
        raise TypeError(f"Too many arguments for {alias}; actual {len(arguments)}, expected {count}")
    if len(arguments) < count:
        given = len(arguments)
        filled = list(arguments)
        for parameter in parameters[given:]:
            if not parameter.has_default():
                if isinstance(parameter, ParamSpec):
                    raise TypeError(f"Too few arguments for {alias}")
                raise TypeError(f"Too few arguments for {alias}; actual {given}, expected at least {len(filled) + 1}")
            filled.append(parameter.__default__)
        arguments = tuple(filled)
    return arguments


def _replacements(alias, parameters, arguments):
    result = {}
    for parameter, argument in zip(parameters, _fit(alias, parameters, arguments)):
        if isinstance(parameter, ParamSpec):
            argument = _as_specification(argument)
        elif isinstance(parameter, TypeVar):
            argument = _checked_type(argument, "Parameters to generic types must be types.")
            if _is_unpacked_parameter(argument) or isinstance(argument, _Unpacked) or \
                    (type(argument) is GenericAlias and argument.__unpacked__):
                raise TypeError(f"{argument} is not valid as type argument")
        elif not isinstance(argument, tuple):
            inner = getattr(argument, "__typing_unpacked_tuple_args__", None)
            argument = (argument,) if inner is None else tuple(inner)
        result[parameter] = argument
    return result


def _replace_in(item, found, in_callable):
    """What stands for one argument of an alias: a list of arguments."""
    if _is_parameter(item) and not isinstance(item, TypeVarTuple):
        new = found.get(item, item)
        if isinstance(new, tuple) and in_callable:
            return list(new)
        return [new]
    if _is_unpacked_parameter(item):
        new = found.get(item.__args__[0])
        return [item] if new is None else list(new)
    if isinstance(item, (tuple, list)):
        inner = []
        for part in item:
            inner.extend(_replace_in(part, found, in_callable))
        return [type(item)(inner)]
    if isinstance(item, type) and not isinstance(item, GenericAlias):
        return [item]
    parameters = getattr(item, "__parameters__", ())
    if not isinstance(parameters, tuple) or not parameters:
        return [item]
    arguments = []
    for parameter in parameters:
        new = found.get(parameter, parameter)
        if isinstance(parameter, TypeVarTuple) and isinstance(new, tuple):
            arguments.extend(new)
        elif isinstance(parameter, TypeVarTuple):
            arguments.append(_unpack(parameter))
        else:
            arguments.append(new)
    new = item[tuple(arguments)]
    return list(new) if isinstance(new, tuple) and getattr(item, "_is_concatenate", False) else [new]


def _substitute(alias, arguments):
    """The arguments of alias[arguments]."""
    if not isinstance(arguments, tuple):
        arguments = (arguments,)
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias} is not a generic class")
    found = _replacements(alias, parameters, _flattened(arguments))
    in_callable = getattr(alias, "_spreads_specification", False) is True
    result = []
    for item in alias.__args__:
        result.extend(_replace_in(item, found, in_callable))
    return tuple(result)


# -- Generic ------------------------------------------------------------------------------------------------------------

class _GenericBase(GenericAlias):
    """Generic[...] or Protocol[...] as a base class."""

    def __repr__(self):
        origin = self.__origin__
        items = ", ".join(map(_type_text, self.__args__))
        return f"typing.{origin.__name__}[{items}]"

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic:
            for base in bases:
                if getattr(base, "_is_protocol_form", False) is True and base is not self:
                    return ()
            where = bases.index(self)
            for base in bases[where + 1:]:
                if isinstance(base, GenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    @property
    def _is_protocol_form(self):
        return self.__origin__ is not Generic

    def __getitem__(self, arguments):
        raise TypeError(f"Cannot subscript already-subscripted {self!r}")


def _generic_base(parameters):
    return _GenericBase(Generic, _unpacked_parameters(parameters))


def _parameters_in(items):
    found = []
    for item in items:
        if _is_parameter(item):
            own = (item,)
        elif isinstance(item, (tuple, list)):
            own = _parameters_in(item)
        elif isinstance(item, type) and not isinstance(item, GenericAlias):
            own = ()
        else:
            own = getattr(item, "__parameters__", ())
        for parameter in own:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


class Generic:
    """Abstract base class for generic types."""
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, items):
        if not isinstance(items, tuple):
            items = (items,)
        if getattr(cls, "_is_generic_root", False) or cls is Generic:
            return _generic_root_item(cls, items)
        parameters = cls.__parameters__ if "__parameters__" in dir(cls) else ()
        if not parameters:
            raise TypeError(f"{cls} is not a generic class")
        items = _flattened(items)
        found = _replacements(cls, parameters, items)
        arguments = []
        for parameter in parameters:
            new = found[parameter]
            if isinstance(parameter, TypeVarTuple):
                arguments.extend(new)
            else:
                arguments.append(new)
        return GenericAlias(cls, tuple(arguments))

    def __init_subclass__(cls, *arguments, **keywords):
        super().__init_subclass__(*arguments, **keywords)
        own = vars(cls).get("__orig_bases__")
        if own is not None:
            wrong = Generic in own
        else:
            wrong = _is_direct_base(Generic, cls) and cls.__name__ != "Protocol"
        if wrong:
            raise TypeError("Cannot inherit from plain Generic")
        if own is None:
            cls.__parameters__ = ()
            return
        parameters = _parameters_in([base for base in own if not isinstance(base, type) or isinstance(base, GenericAlias)])
        stated = None
        for base in own:
            if isinstance(base, _GenericBase):
                if stated is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                stated = _parameters_in(base.__args__)
        if stated is not None:
            missing = [item for item in parameters if item not in stated]
            if missing:
                names = ", ".join(map(str, missing))
                listed = ", ".join(map(str, stated))
                raise TypeError(f"Some type variables ({names}) are not listed in Generic[{listed}]")
            parameters = stated
        cls.__parameters__ = tuple(parameters)


Generic.__module__ = "typing"


def _generic_root_item(cls, items):
    name = cls.__name__
    if not items:
        raise TypeError(f"Parameter list to {name}[...] cannot be empty")
    items = tuple([_checked_type(item, "Parameters to generic types must be types.") for item in items])
    for item in items:
        if not (_is_parameter(item) or _is_unpacked_parameter(item)):
            raise TypeError(f"Parameters to {name}[...] must all be type variables or parameter specification variables.")
    parameters = _parameters_in(items)
    if len(set(parameters)) != len(items):
        raise TypeError(f"Parameters to {name}[...] must all be unique")
    seen = False
    previous_tuple = None
    for item in parameters:
        if item.has_default():
            if previous_tuple is not None:
                raise TypeError("Type parameter with a default follows TypeVarTuple")
            seen = True
        elif seen:
            raise TypeError(f"Type parameter {item!r} without a default follows type parameter with a default")
        if isinstance(item, TypeVarTuple):
            if previous_tuple is not None:
                raise TypeError(f"More than one TypeVarTuple parameter in {cls}")
            previous_tuple = item
    return _GenericBase(cls, items)
