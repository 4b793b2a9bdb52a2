# annotationlib (PEP 649, 749): annotations as values, as forward references where names are missing, or as text.
#
# An annotation function is run with stand-ins for names: operations on a stand-in note themselves as text. The native part
# runs the function with copies of its names, so nothing is ever stored in a module.
__all__ = [
    "Format", "ForwardRef", "annotations_to_string", "call_annotate_function", "call_evaluate_function", "get_annotate_from_class_namespace",
    "get_annotations", "type_repr"]

_MISSING = object()


class _FormatType(type):
    def __iter__(cls):
        return iter(cls._members)

    def __len__(cls):
        return len(cls._members)

    def __getitem__(cls, name):
        for member in cls._members:
            if member.name == name:
                return member
        raise KeyError(name)

    def __contains__(cls, item):
        return any(item == member for member in cls._members)

    def __call__(cls, item):
        for member in cls._members:
            if member == item:
                return member
        raise ValueError(f"{item!r} is not a valid Format")

    def __repr__(cls):
        return "<enum 'Format'>"


class Format(int, metaclass=_FormatType):
    """What annotations are wanted as."""
    _members = ()

    def __repr__(self):
        return f"<Format.{self.name}: {int(self)}>"

    def __str__(self):
        return int.__repr__(self)

    @property
    def value(self):
        return int(self)

    def __hash__(self):
        return hash(int(self))


def _add_format(name, number):
    member = int.__new__(Format, number)
    member.name = member._name_ = name
    setattr(Format, name, member)
    Format._members += (member,)


_add_format("VALUE", 1)
_add_format("VALUE_WITH_FAKE_GLOBALS", 2)
_add_format("FORWARDREF", 3)
_add_format("STRING", 4)


def type_repr(value):
    """The text of a type as annotations show it."""
    if isinstance(value, type) and type(value) is not _generic_alias or _is_function(value):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if value is None:
        return "None"
    return repr(value)


_generic_alias = type(list[int])


def _is_function(value):
    return type(value) is type(type_repr) or type(value) is type(len)


class ForwardRef:
    """An annotation whose names are not there (yet)."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self._source = arg
        self._scope = None
        self._extra = None

    def __init_subclass__(cls, /, *arguments, **keywords):
        if cls.__name__ != "_StandIn":
            raise TypeError("Cannot subclass ForwardRef")

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """The value; in other formats what can be known without it."""
        if format == Format.STRING:
            return self.__forward_arg__
        if format == Format.VALUE_WITH_FAKE_GLOBALS:
            raise NotImplementedError(format)
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        if owner is None:
            owner = self.__owner__
        if globals is None:
            globals = self._find_globals(owner)
        if type_params is None and owner is not None:
            type_params = getattr(owner, "__type_params__", None)
        names = {}
        if type_params is not None:
            for parameter in type_params:
                names[parameter.__name__] = parameter
        if locals is not None:
            names = locals if not names else {**names, **locals}
        elif isinstance(owner, type):
            names.update(vars(owner))
        if self._extra:
            names = {**names, **self._extra}
        text = self._source
        if text.startswith("*"):
            text = f"({text},)[0]"
        try:
            return _evaluate(text, globals, names)
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {self.__forward_arg__!r}") from None
        except NameError:
            if format == Format.FORWARDREF:
                return self
            raise

    def _find_globals(self, owner):
        found = None
        if isinstance(self.__forward_module__, str):
            found = _module_names(self.__forward_module__)
        elif self.__forward_module__ is not None:
            found = dict(vars(self.__forward_module__))
        if found is None and self._scope is not None:
            found = _names_of(self._scope)
        if found is None and owner is not None:
            found = _names_of(owner)
            if found is None and isinstance(owner, type):
                found = _module_names(owner.__module__)
            if found is None and hasattr(owner, "__name__") and not isinstance(owner, type):
                found = _module_names(owner.__name__)
        return {} if found is None else found

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__ and
                self._scope is other._scope and self.__forward_is_class__ == other.__forward_is_class__ and
                self.__owner__ == other.__owner__ and (self._extra or None) == (other._extra or None))

    def __hash__(self):
        return hash((self.__forward_arg__, str(self.__forward_module__), self.__forward_is_class__))

    def __or__(self, other):
        return _union[self, other]

    def __ror__(self, other):
        return _union[other, self]

    def __repr__(self):
        extra = ""
        if self.__forward_module__ is not None:
            extra += f", module={self.__forward_module__!r}"
        if self.__forward_is_class__:
            extra += ", is_class=True"
        if self.__owner__ is not None:
            extra += f", owner={self.__owner__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{extra})"


_union = type(int | str)

# Precedences, as the grammar has them.
_TEST, _OR, _AND, _NOT, _COMPARE, _BIT_OR, _BIT_XOR, _BIT_AND, _SHIFT, _SUM, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM = range(15)


def _wrapped(part, least):
    text, precedence = part
    return text if precedence >= least else f"({text})"


class _StandIn(ForwardRef):
    """Takes the place of a name while an annotation function runs; later it becomes a plain ForwardRef."""

    def __init__(self, run, part, source, extra=None):
        ForwardRef.__init__(self, part[0], owner=run.owner, is_class=run.is_class)
        self._run = run
        self._part = part
        self._source_part = source
        self._source = source[0]
        self._scope = run.scope
        self._extra = extra
        run.made.append(self)

    def _settle(self):
        del self._run, self._part, self._source_part
        self.__class__ = ForwardRef

    def _new(self, build, *operands):
        """A stand-in for build(parts), made once for show and once to be evaluated later."""
        extra = dict(self._extra or ())
        shown, sources = [self._part], [self._source_part]
        for operand in operands:
            part, source = self._run.parts_of(operand, extra)
            shown.append(part)
            sources.append(source)
        return _StandIn(self._run, build(*shown), build(*sources), extra or None)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self._new(lambda own: (f"{_wrapped(own, _ATOM)}.{name}", _ATOM))

    def __getitem__(self, key):
        def build(own, inner):
            text = inner[0]
            if type(key) is tuple and key:
                text = text[1:-1]
                if len(key) == 1:
                    text = text.rstrip(",") + ","
            return (f"{_wrapped(own, _ATOM)}[{text}]", _ATOM)
        return self._new(build, key)

    def __call__(self, *arguments, **keywords):
        names = [None] * len(arguments) + list(keywords)

        def build(own, *parts):
            inner = [_wrapped(part, _TEST) if name is None else f"{name}={part[0]}" for name, part in zip(names, parts)]
            return (f"{_wrapped(own, _ATOM)}({', '.join(inner)})", _ATOM)
        return self._new(build, *arguments, *keywords.values())

    def __iter__(self):
        yield self._new(lambda own: (f"*{_wrapped(own, _BIT_OR)}", _TEST))

    def __eq__(self, other):
        return self._new(_binary("==", _COMPARE), other)

    def __ne__(self, other):
        return self._new(_binary("!=", _COMPARE), other)

    def __hash__(self):
        return id(self)

    def __or__(self, other):
        if self._run.makes_unions:
            return _union[self, other]
        return self._new(_binary("|", _BIT_OR), other)

    def __ror__(self, other):
        if self._run.makes_unions:
            return _union[other, self]
        return self._new(_reflected("|", _BIT_OR), other)

    def __pow__(self, other):
        return self._new(lambda left, right: (f"{_wrapped(left, _AWAIT)} ** {_wrapped(right, _FACTOR)}", _POWER), other)

    def __rpow__(self, other):
        return self._new(lambda right, left: (f"{_wrapped(left, _AWAIT)} ** {_wrapped(right, _FACTOR)}", _POWER), other)

    def __neg__(self):
        return self._new(lambda own: (f"-{_wrapped(own, _FACTOR)}", _FACTOR))

    def __pos__(self):
        return self._new(lambda own: (f"+{_wrapped(own, _FACTOR)}", _FACTOR))

    def __invert__(self):
        return self._new(lambda own: (f"~{_wrapped(own, _FACTOR)}", _FACTOR))

    def __format__(self, specification):
        raise TypeError("Cannot stringify annotation containing string formatting")


def _binary(sign, precedence):
    def build(left, right):
        return (f"{_wrapped(left, precedence)} {sign} {_wrapped(right, precedence + 1)}", precedence)
    return build


def _reflected(sign, precedence):
    def build(right, left):
        return (f"{_wrapped(left, precedence)} {sign} {_wrapped(right, precedence + 1)}", precedence)
    return build


def _add_operators():
    def method(build):
        return lambda self, other: self._new(build, other)
    for name, sign, precedence in (
            ("and", "&", _BIT_AND), ("xor", "^", _BIT_XOR), ("lshift", "<<", _SHIFT), ("rshift", ">>", _SHIFT),
            ("add", "+", _SUM), ("sub", "-", _SUM), ("mul", "*", _TERM), ("matmul", "@", _TERM), ("truediv", "/", _TERM),
            ("floordiv", "//", _TERM), ("mod", "%", _TERM)):
        setattr(_StandIn, f"__{name}__", method(_binary(sign, precedence)))
        setattr(_StandIn, f"__r{name}__", method(_reflected(sign, precedence)))
    for name, sign in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")):
        setattr(_StandIn, f"__{name}__", method(_binary(sign, _COMPARE)))


_add_operators()


class _Run:
    """One run of an annotation function with stand-ins."""

    def __init__(self, scope, owner, is_class, makes_unions):
        self.scope = scope
        self.owner = owner
        self.is_class = is_class
        self.makes_unions = makes_unions
        self.made = []

    def name(self, name):
        part = (name, _ATOM)
        return _StandIn(self, part, part)

    def parts_of(self, item, extra):
        """How an operand is shown, and how it is written to be evaluated later."""
        if isinstance(item, _StandIn):
            if item._extra:
                extra.update(item._extra)
            return item._part, item._source_part
        if item is ...:
            return ("...", _ATOM), ("...", _ATOM)
        if item is None or type(item) in (int, str, bytes, float, complex, bool):
            part = (repr(item), _ATOM if not repr(item).startswith("-") else _FACTOR)
            return part, part
        if type(item) in (tuple, list, set):
            both = [self.parts_of(inner, extra) for inner in item]
            before, after = {tuple: ("(", ")"), list: ("[", "]"), set: ("{", "}")}[type(item)]
            after = ",)" if type(item) is tuple and len(item) == 1 else after
            if type(item) is set and not item:
                before, after = "{*()", "}"
            return tuple([(before + ", ".join([pair[i][0] for pair in both]) + after, _ATOM) for i in (0, 1)])
        if type(item) is dict:
            both = [(self.parts_of(key, extra), self.parts_of(inner, extra)) for key, inner in item.items()]
            return tuple([("{" + ", ".join([f"{key[i][0]}: {inner[i][0]}" for key, inner in both]) + "}", _ATOM)
                          for i in (0, 1)])
        if type(item) is slice:
            return self._slice_parts(item, extra)
        name = f"__annotationlib_name_{len(extra) + 1}__"
        extra[name] = item
        return (type_repr(item), _ATOM), (name, _ATOM)

    def _slice_parts(self, item, extra):
        both = [None if part is None else self.parts_of(part, extra) for part in (item.start, item.stop, item.step)]
        result = []
        for i in (0, 1):
            texts = ["" if pair is None else pair[i][0] for pair in both]
            result.append((":".join(texts if texts[2] else texts[:2]), _ATOM))
        return tuple(result)

    def settle(self):
        for stand_in in self.made:
            stand_in._settle()


def _text_of(item):
    if isinstance(item, _StandIn):
        return item._part[0]
    if isinstance(item, str):
        return item
    run = _Run(None, None, False, False)
    part, _ = run.parts_of(item, {})
    return part[0]


def call_annotate_function(annotate, format, *, owner=None):
    """What an annotation function gives in this format."""
    return _call_evaluator(annotate, format, owner, True)


def call_evaluate_function(evaluate, format, *, owner=None):
    """The same for the function that evaluates a bound, a default or the value of a type alias."""
    return _call_evaluator(evaluate, format, owner, False)


def _call_evaluator(annotate, format, owner, is_annotate):
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    function = _function_behind(annotate)
    is_class = isinstance(owner, type)
    if format == Format.STRING:
        run = _Run(annotate, owner, is_class, False)
        result = _call_with_names(function, run.name, True)
        if is_annotate:
            return {name: _text_of(item) for name, item in result.items()}
        return _text_of(result)
    if format == Format.FORWARDREF:
        return _call_for_references(function, annotate, owner, is_class, is_annotate)
    if format == Format.VALUE:
        raise RuntimeError("annotate function does not support VALUE format")
    raise ValueError(f"Invalid format: {format!r}")


def _function_behind(annotate):
    if _is_guest_function(annotate):
        return annotate
    if type(annotate) is type(Format.VALUE.__repr__):
        return annotate.__func__
    raise TypeError(f"{annotate!r} does not support this format")


def _call_for_references(function, annotate, owner, is_class, is_annotate):
    run = _Run(annotate, owner, is_class, True)
    try:
        result = _call_with_names(function, run.name, False)
    except Exception:
        run.settle()
    else:
        run.settle()
        return result
    run = _Run(annotate, owner, is_class, False)
    result = _call_with_names(function, run.name, True)
    run.settle()
    if is_annotate:
        return {name: _evaluated_if_possible(item) for name, item in result.items()}
    return _evaluated_if_possible(result)


def _evaluated_if_possible(item):
    if not isinstance(item, ForwardRef):
        return item
    try:
        return item.evaluate(format=Format.FORWARDREF)
    except Exception:
        return item


def get_annotate_from_class_namespace(namespace):
    """The annotation function in the namespace of a class that is being made, or None."""
    try:
        return namespace["__annotate__"]
    except KeyError:
        return namespace.get("__annotate_func__", None)


def annotations_to_string(annotations):
    """Annotations that are values, as text."""
    return {name: item if isinstance(item, str) else type_repr(item) for name, item in annotations.items()}


def _own_annotations(obj):
    found = getattr(obj, "__annotations__", None)
    if found is None:
        return None
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return found


def _by_annotate(obj, format):
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    result = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(result, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return result


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """The annotations of a function, class or module in a new dict."""
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    if format == Format.VALUE:
        found = _own_annotations(obj)
        if found is None:
            found = _by_annotate(obj, format)
    elif format == Format.FORWARDREF:
        try:
            found = _own_annotations(obj)
        except NameError:
            found = None
        except Exception:
            found = None
        if found is None:
            found = _by_annotate(obj, format)
    elif format == Format.STRING:
        found = _by_annotate(obj, format)
        if found is None:
            found = _own_annotations(obj)
            if found is not None:
                found = annotations_to_string(found)
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not found:
        return {}
    if not eval_str:
        return dict(found)
    return _with_texts_evaluated(obj, found, globals, locals)


def _with_texts_evaluated(obj, found, globals, locals):
    names = {}
    if globals is None:
        if isinstance(obj, type):
            globals = _module_names(obj.__module__)
            names.update(vars(obj))
        elif _is_guest_function(obj):
            globals = _names_of(obj)
            if globals is None:
                globals = _module_names(obj.__module__)
        elif hasattr(obj, "__name__") and not callable(obj):
            globals = _module_names(obj.__name__)
        elif hasattr(obj, "__wrapped__"):
            return _with_texts_evaluated(obj.__wrapped__, found, None, locals)
    for parameter in getattr(obj, "__type_params__", ()):
        names.setdefault(parameter.__name__, parameter)
    if locals is not None:
        names = {**names, **locals}
    return {name: _evaluate(item, {} if globals is None else globals, names) if isinstance(item, str) else item
            for name, item in found.items()}


def _is_guest_function(obj):
    return type(obj) is type(type_repr)
