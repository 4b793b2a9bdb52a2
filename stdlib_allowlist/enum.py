# enum: enumerations. Members are made when the class is; everything goes by the public hooks of classes.
__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property", "verify",
    "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr", "global_enum_repr",
    "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name"]

_builtin_property = property
Enum = Flag = ReprEnum = None
_complete = False


class _NotGiven:
    def __repr__(self):
        return "<not given>"


_not_given = _NotGiven()


class nonmember(object):
    """Protects item from becoming an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class member(object):
    """Forces item to become an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    pattern = f"_{cls_name.lstrip('_')}__" if cls_name.lstrip("_") else "__"
    return name.startswith(pattern) and len(name) > len(pattern) and not name.endswith("__")


def _is_descriptor(value):
    kind = type(value)
    return hasattr(kind, "__get__") or hasattr(kind, "__set__") or hasattr(kind, "__delete__")


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""

    def __init__(self, value=_not_given):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property:
    """A descriptor whose getter is for members only: on the class the name means a member of that name."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.member = None

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass._member_map_.get(self.name)
            if found is not None:
                return found
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is None:
            found = type(instance)._member_map_.get(self.name)
            if found is not None:
                return found
            raise AttributeError(f"{ownerclass!r} member has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def setter(self, fset):
        self.fset = fset
        return self


class EnumDict(dict):
    """Track enum member order and ensure member names are not reused."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name
        self._generate = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if _complete and key not in ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
                           "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate = value
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, member):
            pass
        elif isinstance(value, type) and not isinstance(value, member):
            pass
        else:
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            value = self._fill(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _fill(self, key, value):
        """Replace auto() by the next value, alone or within a tuple."""
        single = isinstance(value, auto)
        parts = (value,) if single else value
        if not single and not (type(value) is tuple and any(isinstance(part, auto) for part in value)):
            return value
        made = []
        for part in parts:
            if isinstance(part, auto):
                if part.value is _not_given:
                    part.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
                self._auto_called = True
                part = part.value
            made.append(part)
        return made[0] if single else tuple(made)

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, *more_members, **more):
        for name, value in (members.items() if hasattr(members, "keys") else members):
            self[name] = value
        for name, value in more.items():
            self[name] = value


_EnumDict = EnumDict


class FlagBoundary:
    pass


class EnumType(type):
    """Metaclass for Enum"""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace._generate = first_enum._generate_next_value_
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not isinstance(classdict, EnumDict):
            given, classdict = classdict, metacls.__prepare__(cls, bases)
            for name, value in given.items():
                classdict[name] = value
        names = list(classdict._member_names)
        ignore = classdict._ignore
        plain = {name: value for name, value in classdict.items() if name not in classdict._member_names and name not in ignore
                 and name != "_ignore_"}
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(repr(name) for name in invalid)}")
        order = plain.pop("_order_", None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        own_new = plain.pop("__new__", None)
        if own_new is not None:
            plain["__new__"] = own_new
        generate = plain.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            plain["_generate_next_value_"] = staticmethod(generate)
        inherited = {}
        for base in bases:
            inherited.update(getattr(base, "_member_map_", None) or {})
        plain.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_values_=[], _member_type_=member_type)
        if Enum is not None and boundary is None:
            boundary = getattr(first_enum, "_boundary_", None)
        plain["_boundary_"] = boundary
        plain["_flag_mask_"] = plain["_singles_mask_"] = plain["_all_bits_"] = 0
        try:
            enum_class = type.__new__(metacls, cls, bases, plain, **kwds)
        except RuntimeError as error:
            raise error.__cause__ or error
        enum_class._own_new_ = own_new
        if first_enum is not None:
            metacls._inherit_format(enum_class, plain, member_type, first_enum)
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        for name in names:
            enum_class._add_new_member(name, classdict[name], is_flag)
        if is_flag:
            enum_class._finish_flag(boundary)
        if Enum is not None:
            if own_new is not None:
                enum_class.__new_member__ = own_new
            enum_class.__new__ = Enum.__new__
        if order is not None:
            wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            wanted = [name for name in wanted if name not in enum_class._member_map_ or enum_class._member_map_[name].name == name]
            if wanted != enum_class._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {wanted!r}\n  {enum_class._member_names_!r}")
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    @staticmethod
    def _inherit_format(enum_class, plain, member_type, first_enum):
        for name in ("__repr__", "__str__", "__format__"):
            found = getattr(enum_class, name)
            if name not in plain and found in (getattr(member_type, name), getattr(object, name)):
                if name == "__repr__" or not (ReprEnum is not None and issubclass(first_enum, ReprEnum)):
                    setattr(enum_class, name, getattr(first_enum, name))

    def _add_new_member(cls, name, value, is_flag):
        member_type = cls._member_type_
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = (args,)
        new = cls._find_new()
        if new is None:
            made = object.__new__(cls) if member_type is object else member_type.__new__(cls, *args)
        else:
            made = new(cls, *args)
        if not hasattr(made, "_value_"):
            if member_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = member_type(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        canonical = None
        try:
            canonical = cls._value2member_map_.get(value)
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    canonical = other
                    break
        if canonical is not None:
            cls._member_map_[name] = canonical
            type.__setattr__(cls, name, canonical)
            return
        if not is_flag or not isinstance(value, int) or (value and value & (value - 1) == 0):
            cls._member_names_.append(name)
        if is_flag and isinstance(value, int):
            cls._flag_mask_ |= value
            if value and value & (value - 1) == 0:
                cls._singles_mask_ |= value
        cls._member_map_[name] = made
        if name not in ("name", "value"):
            type.__setattr__(cls, name, made)
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_values_.append(value)

    def _find_new(cls):
        found = cls._own_new_
        if found is not None:
            return getattr(cls, "__new__")
        inherited = getattr(cls, "__new_member__", None)
        if inherited is not None:
            return inherited.__func__ if isinstance(inherited, staticmethod) else inherited
        return None

    def _finish_flag(cls, boundary):
        mask = cls._flag_mask_
        cls._all_bits_ = 2 ** mask.bit_length() - 1 if mask else 0
        ordered = sorted((cls._member_map_[name] for name in cls._member_names_), key=lambda m: m._value_)
        names = [m._name_ for m in ordered]
        if names != cls._member_names_:
            cls._iter_member_ = cls._iter_member_by_def_
        if boundary is KEEP or boundary is None:
            return

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of the members, and the enum class that is inherited from."""
        if not bases or Enum is None:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        found = []
        for base in bases:
            if isinstance(base, EnumType):
                if base._member_type_ is not object and base._member_type_ not in found:
                    found.append(base._member_type_)
            else:
                for kind in (int, str, float, bytes, tuple, complex, frozenset, list, dict, set, bytearray):
                    if issubclass(base, kind):
                        found.append(base)
                        break
                else:
                    if getattr(base, "__new__", None) is not object.__new__ or hasattr(base, "__dataclass_fields__"):
                        found.append(base)
        if len(found) > 1:
            best = [kind for kind in found if all(issubclass(kind, other) for other in found)]
            if not best:
                raise TypeError(f"too many data types for {class_name!r}: {set(found)!r}")
            found = best[:1]
        return (found[0] if found else object), first_enum

    def __bool__(cls):
        return True

    def __call__(cls, value=_not_given, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            if value is _not_given:
                raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(value, () if names is _not_given else names, module, qualname, type, start, boundary)

    def _create_(cls, class_name, names, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        names = list(names.items()) if hasattr(names, "keys") else list(names)
        last = []
        for count, item in enumerate(names):
            if isinstance(item, str):
                value = namespace._generate(item, start, count, last[:])
                last.append(value)
                name = item
            else:
                name, value = item
            namespace[name] = value
        if module is not None:
            namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in (cls._member_map_ if "_member_map_" in vars(cls) else ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        hidden = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__",
                  "__name__", "__qualname__"}
        return sorted(hidden | set(cls._member_names_) | {"__init_subclass__"})

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        """Returns a mapping of member name->value."""
        return type({}.keys().mapping)(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        if not cls._member_map_:
            raise TypeError(f"{cls!r} has no members defined")
        error = None
        try:
            result = cls._missing_(value)
        except Exception as caught:
            error, result = caught, None
        if isinstance(result, cls) or (Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT
                                       and isinstance(result, int)):
            return result
        problem = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and error is None:
            raise problem
        if error is None:
            error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        if not isinstance(error, ValueError):
            error.__context__ = problem
        raise error

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        kind = type(self)
        shown = kind._value_repr_ or repr
        return f"<{kind.__name__}.{self._name_}: {shown(self._value_)}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __dir__(self):
        names = {name for name in dir(object)} & {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        return sorted(names | {"name", "value"} | {name for name in vars(type(self)) if not name.startswith("_")
                                                    and name not in type(self)._member_map_})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    _value_repr_ = None

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""

    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    __str__ = str.__str__
    __format__ = str.__format__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """Control how out of range values are handled."""

    STRICT = "strict"
    CONFORM = "conform"
    EJECT = "eject"
    KEEP = "keep"


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    while value:
        low = value & -value
        yield low
        value ^= low


class Flag(Enum, boundary=STRICT):
    """Support for flags"""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, singles, all_bits = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        original = value
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n  allowed {_binary(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP and value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value += all_bits + 1
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        members = list(cls._iter_member_(value & singles))
        if value & ~singles:  # members of several bits that lie inside as a whole
            members += [member for member in cls._member_map_.values()
                        if member not in members and member._value_ and member._value_ & value == member._value_]
        covered = 0
        for member in members:
            covered |= member._value_
        unknown = value & ~covered
        made._name_ = "|".join([member._name_ for member in members]) if covered else None
        if covered and unknown:
            if cls._boundary_ is STRICT:
                raise ValueError(f"{cls!r}: no members with value {unknown!r}")
            made._name_ += f"|{cls._numeric_repr_(unknown)}"
        made._sort_order_ = None
        cls._value2member_map_.setdefault(value, made)
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from type(self)._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        kind = type(self)
        shown = kind._value_repr_ or repr
        if self._name_ is None:
            return f"<{kind.__name__}: {shown(self._value_)}>"
        return f"<{kind.__name__}.{self._name_}: {shown(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _other_value(self, flag):
        if isinstance(flag, type(self)):
            return flag._value_
        if type(self)._member_type_ is not object and isinstance(flag, type(self)._member_type_):
            return flag
        return NotImplemented

    def _combine(self, other, function):
        value = self._other_value(other)
        if value is NotImplemented:
            return NotImplemented
        for flag in (self, other):
            if getattr(flag, "_value_", flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags")
        return type(self)(function(self._value_, int(value) if isinstance(value, int) else value))

    def __or__(self, other):
        return self._combine(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._combine(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combine(other, lambda a, b: a ^ b)

    def __invert__(self):
        if type(self)._boundary_ in (EJECT, KEEP):
            return type(self)(~self._value_)
        return type(self)(type(self)._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


def _binary(number, width):
    digits = format(number % (1 << (width + 1)) if number < 0 else number, "b").rjust(width, "1" if number < 0 else "0")
    return f"0b{int(number < 0)} {digits[-width:] if width else '0'}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""

    __str__ = int.__repr__
    __format__ = int.__format__
    __repr__ = Flag.__repr__
    __bool__ = Flag.__bool__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if duplicates:
        details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """Various conditions to check an enumeration for."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Check an enumeration for various constraints."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        values = [member.value for member in enumeration]
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [f"{name} -> {member.name}" for name, member in enumeration.__members__.items() if name != member.name]
                if duplicates:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(duplicates)}")
            elif check is CONTINUOUS and len(values) > 1:
                if issubclass(enumeration, Flag):
                    expected = [1 << i for i in range(min(values).bit_length() - 1, max(values).bit_length())]
                else:
                    expected = range(min(values), max(values) + 1)
                missing = [value for value in expected if value not in values]
                if missing:
                    raise ValueError(f"invalid {'flag' if issubclass(enumeration, Flag) else 'enum'} {enumeration.__name__!r}: "
                                     f"missing values {', '.join(map(str, missing))}")
        return enumeration


def global_enum_repr(self):
    return f"{type(self).__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    return "|".join(f"{type(self).__module__.split('.')[-1]}.{name}" for name in (self._name_ or "").split("|"))


def global_str(self):
    return f"{type(self).__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Decorator that makes the repr() of an enum member reference its module instead of its class."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (type(self), self._name_)


_complete = True
