# module: functools._methods
# partialmethod, total_ordering, singledispatch and singledispatchmethod.
from functools import partial, update_wrapper

__name__ = "functools"


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


def _classes(cls):
    """The classes of a dispatch type, or None when it is none."""
    if isinstance(cls, type):
        return (cls,)
    members = getattr(cls, "__args__", None) if type(cls) is type(int | str) else None
    return members if members and all(isinstance(member, type) for member in members) else None


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    registry = {object: func}
    found = {}

    def dispatch(cls):
        if cls in found:
            return found[cls]
        best = object
        for candidate in registry:
            if issubclass(cls, candidate) and issubclass(candidate, best):
                best = candidate
        found[cls] = registry[best]
        return found[cls]

    def register(cls, func=None):
        classes = _classes(cls)
        if classes is None:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            argument, cls = next(iter(annotations.items()))
            classes = _classes(cls)
            if classes is None:
                raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} is not a class.")
        elif func is None:
            return lambda chosen: register(cls, chosen)
        for each in classes:
            registry[each] = func
        found.clear()
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    name = getattr(func, "__name__", "singledispatch function")
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def method(*args, **kwargs):
            if not args:
                name = getattr(self.func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(type(args[0])).__get__(obj, cls)(*args, **kwargs)

        update_wrapper(method, self.func)
        method.register = self.register
        return method
