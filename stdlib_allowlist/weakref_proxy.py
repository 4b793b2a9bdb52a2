# module: weakref._proxy
# Proxies: objects that stand for another one as long as it lives. Attribute access goes through getattr and its kin, and so
# through the guard.
import operator
from weakref import ref

__name__ = "weakref"


def _target(proxy):
    found = object.__getattribute__(proxy, "_proxy_reference")()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def _plain(value):
    return _target(value) if type(value) in ProxyTypes else value


class ProxyType:
    __slots__ = ("_proxy_reference", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        found = object.__getattribute__(self, "_proxy_reference")()
        if found is None:
            return f"<weakproxy at {id(self):#x}; dead>"
        return f"<weakproxy at {id(self):#x} to {type(found).__name__} at {id(found):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        found = _target(self)
        if not hasattr(type(found), "__next__"):
            raise TypeError(f"Weakref proxy referenced a non-iterator {type(found).__name__!r} object")
        return next(found)

    def __reversed__(self):
        return reversed(_target(self))

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __int__(self):
        return int(_target(self))

    def __float__(self):
        return float(_target(self))

    def __index__(self):
        return operator.index(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __round__(self, *digits):
        return round(_target(self), *digits)

    def __pow__(self, other, modulus=None):
        return pow(_plain(self), _plain(other), _plain(modulus))

    def __rpow__(self, other, modulus=None):
        return pow(_plain(other), _plain(self), _plain(modulus))

    def __divmod__(self, other):
        return divmod(_plain(self), _plain(other))

    def __rdivmod__(self, other):
        return divmod(_plain(other), _plain(self))


def _add_operators():
    def binary(function):
        return lambda self, other: function(_plain(self), _plain(other))

    def reflected(function):
        return lambda self, other: function(_plain(other), _plain(self))

    def unary(function):
        return lambda self: function(_target(self))

    for name in ("lt", "le", "eq", "ne", "gt", "ge"):
        setattr(ProxyType, f"__{name}__", binary(getattr(operator, name)))
    for name in ("neg", "pos", "abs", "invert"):
        setattr(ProxyType, f"__{name}__", unary(getattr(operator, name)))
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and", "or", "xor"):
        function = getattr(operator, name + "_" if name in ("and", "or") else name)
        setattr(ProxyType, f"__{name}__", binary(function))
        setattr(ProxyType, f"__r{name}__", reflected(function))
        setattr(ProxyType, f"__i{name}__", binary(getattr(operator, f"i{name}")))


_add_operators()
ProxyType.__hash__ = None


class CallableProxyType(ProxyType):
    __slots__ = ()
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    """Create a proxy object that weakly references 'object'."""
    kind = CallableProxyType if callable(object) else ProxyType
    made = kind.__new__(kind)
    notify = None if callback is None else lambda reference: callback(made)
    _set_reference(made, ref(object, notify) if notify else ref(object))
    return made


def _set_reference(made, reference):
    object.__setattr__(made, "_proxy_reference", reference)
