# functools: higher-order functions and decorators.
__all__ = [
    "cache", "cached_property", "cmp_to_key", "lru_cache", "partial", "partialmethod", "reduce", "singledispatch",
    "total_ordering", "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
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


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if hasattr(self.func, "__get__"):
            bound = self.func.__get__(obj, cls)
            return partial(bound, *self.args, **self.keywords)
        return partial(self.func, obj, *self.args, **self.keywords)


def total_ordering(cls):
    def defined(name):
        own = getattr(cls, name, None)
        return own is not None and own is not getattr(object, name, None)

    def le_from_lt(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else result or self == other

    def gt_from_lt(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else not result and self != other

    def not_lt(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else not result

    def lt_from_le(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else result and self != other

    def not_le(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else not result

    def ge_from_le(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else not result or self == other

    def ge_from_gt(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else result or self == other

    def lt_from_gt(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else not (result or self == other)

    def not_gt(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else not result

    def gt_from_ge(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else result and self != other

    def not_ge(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else not result

    def le_from_ge(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else not result or self == other

    derived = {
        "__lt__": {"__gt__": gt_from_lt, "__le__": le_from_lt, "__ge__": not_lt},
        "__le__": {"__ge__": ge_from_le, "__lt__": lt_from_le, "__gt__": not_le},
        "__gt__": {"__lt__": lt_from_gt, "__ge__": ge_from_gt, "__le__": not_gt},
        "__ge__": {"__le__": le_from_ge, "__gt__": gt_from_ge, "__lt__": not_ge},
    }
    roots = {name for name in derived if defined(name)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, function in derived[max(roots)].items():
        if name not in roots:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


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


def singledispatch(func):
    registry = {}

    def dispatch(cls):
        best = None
        for candidate in registry:
            if issubclass(cls, candidate) and (best is None or issubclass(candidate, best)):
                best = candidate
        return registry[best]

    def register(cls, function=None):
        if function is None:
            if isinstance(cls, type):
                return lambda chosen: register(cls, chosen)
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            function = cls
            cls = next(iter(annotations.values()))
        registry[cls] = function
        return function

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    update_wrapper(wrapper, func)
    return wrapper
