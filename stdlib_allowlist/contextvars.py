# contextvars: variables whose values belong to a context. The current context is a name of this module; a context's
# values are a dict that copies share until one of them writes.
from types import GenericAlias as _GenericAlias

__all__ = ["Context", "ContextVar", "Token", "copy_context"]


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = _Missing()


class Context:
    """A mapping of context variables to their values."""

    def __init__(self):
        self._values = {}
        self._shared = False
        self._outer = None

    def run(self, callable, /, *args, **kwargs):
        """Call the callable with this context as the current one."""
        global _current
        if self._outer is not None:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._outer = _current
        _current = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current, self._outer = self._outer, None

    def copy(self):
        """Return a shallow copy of the context object."""
        copied = Context()
        copied._values = self._values
        copied._shared = self._shared = True
        return copied

    def _own(self):
        if self._shared:
            self._values = dict(self._values)
            self._shared = False
        return self._values

    def __getitem__(self, var, /):
        return self._values[_variable(var)]

    def __contains__(self, var, /):
        return _variable(var) in self._values

    def get(self, var, default=None, /):
        return self._values.get(_variable(var), default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def _variable(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")
    return var


class ContextVar:
    """A name for a value that each context has its own of."""

    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, name, /, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_MISSING, /):
        """Return a value for the context variable for the current context."""
        found = _current._values.get(self, _MISSING)
        if found is _MISSING:
            found = default if default is not _MISSING else self._default
            if found is _MISSING:
                raise LookupError(self)
        return found

    def set(self, value, /):
        """Set a new value for the context variable in the current context and return a token for the old one."""
        token = Token(_current, self, _current._values.get(self, _MISSING))
        _current._own()[self] = value
        return token

    def reset(self, token, /):
        """Give the variable the value it had before the set() that made the token."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old_value is _MISSING:
            _current._own().pop(self, None)
        else:
            _current._own()[self] = token._old_value

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class Token:
    """What ContextVar.set() gives, to undo it by; also as a context manager."""

    MISSING = _MISSING
    __class_getitem__ = classmethod(_GenericAlias)
    __hash__ = None

    def __init__(self, context, var, old_value):
        self._context = context
        self._var = var
        self._old_value = old_value
        self._used = False

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old_value

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self._var.reset(self)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"


def copy_context():
    """Return a shallow copy of the current context."""
    return _current.copy()


_current = Context()
