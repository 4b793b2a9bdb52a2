# weakref: weak references, and what is built on them. The reference type is native; proxies and weak collections are loaded
# when they are first asked for.
__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType", "CallableProxyType",
    "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]


def __getattr__(name):
    if name in ("proxy", "ProxyType", "CallableProxyType", "ProxyTypes"):
        import weakref._proxy as part
    elif name in ("WeakKeyDictionary", "WeakValueDictionary", "WeakSet", "KeyedRef"):
        import weakref._collections as part
    else:
        import weakref as module
        raise AttributeError(f"module 'weakref' has no attribute {name!r}", name=name, obj=module)
    globals()[name] = found = getattr(part, name)
    return found


def __dir__():
    return sorted({*globals(), *__all__})


class finalize:
    """A callback that is called once, when an object is gone or when it is asked for."""

    __slots__ = ()
    _registry = {}
    _order = [0]

    class _Entry:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        entry = finalize._Entry()
        entry.weakref = ref(obj, self)
        entry.func = func
        entry.args = args
        entry.kwargs = kwargs
        entry.atexit = True
        finalize._order[0] += 1
        entry.index = finalize._order[0]
        finalize._registry[self] = entry

    def __call__(self, _=None):
        """If alive then mark as dead and return func(*args, **kwargs)."""
        entry = finalize._registry.pop(self, None)
        if entry:
            return entry.func(*entry.args, **entry.kwargs)

    def detach(self):
        """If alive then mark as dead and return (obj, func, args, kwargs)."""
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is not None and finalize._registry.pop(self, None):
            return (obj, entry.func, entry.args, entry.kwargs)

    def peek(self):
        """If alive then return (obj, func, args, kwargs)."""
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is not None:
            return (obj, entry.func, entry.args, entry.kwargs)

    @property
    def alive(self):
        """Whether finalizer is alive."""
        return self in finalize._registry

    @property
    def atexit(self):
        """Whether finalizer should be called at exit."""
        entry = finalize._registry.get(self)
        return bool(entry) and entry.atexit

    @atexit.setter
    def atexit(self, value):
        entry = finalize._registry.get(self)
        if entry:
            entry.atexit = bool(value)

    def __repr__(self):
        entry = finalize._registry.get(self)
        obj = entry and entry.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__qualname__!r} at {id(obj):#x}>"
