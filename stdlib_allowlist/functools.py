# functools: higher-order functions and decorators. reduce, cmp_to_key and what partial and lru_cache are made of are native;
# decorators of classes and dispatch by type are loaded when they are first asked for.
__all__ = [
    "cache", "cached_property", "cmp_to_key", "lru_cache", "partial", "partialmethod", "reduce", "singledispatch",
    "singledispatchmethod", "total_ordering", "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ()
_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        found = getattr(wrapped, name, _MISSING)
        if found is not _MISSING:
            setattr(wrapper, name, found)
    try:
        own = vars(wrapped)
    except TypeError:
        own = {}
    for name, item in own.items():
        setattr(wrapper, name, item)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


class partial(_partial):
    """Create a new function with partial application of the given arguments and keywords."""


class _CacheInfo(tuple):
    def __new__(cls, hits, misses, maxsize, currsize):
        return super().__new__(cls, (hits, misses, maxsize, currsize))

    hits = _tuplegetter(0, None)
    misses = _tuplegetter(1, None)
    maxsize = _tuplegetter(2, None)
    currsize = _tuplegetter(3, None)

    def __repr__(self):
        return f"CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})"


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize) and isinstance(typed, bool):
        return update_wrapper(_make_cached(maxsize, 128, typed), maxsize)
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return update_wrapper(_make_cached(function, maxsize, typed), function)
    return decorate


class _lru_cache_wrapper(_lru_cache):
    def cache_info(self):
        """Report cache statistics"""
        return _CacheInfo(*self._counts())


def _make_cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        result = self.func(instance)
        setattr(instance, self.attrname, result)
        return result


def __getattr__(name):
    if name in ("partialmethod", "singledispatch", "singledispatchmethod", "total_ordering"):
        import functools._methods as methods
        globals()[name] = found = getattr(methods, name)
        return found
    import functools as module
    raise AttributeError(f"module 'functools' has no attribute {name!r}", name=name, obj=module)


def __dir__():
    return sorted({*globals(), *__all__})
