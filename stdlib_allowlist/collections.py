# collections: container datatypes. deque is native; each of the others is loaded when it is first asked for, so that a script
# compiles only what it uses.
__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]


def __getattr__(name):
    if name == "defaultdict":
        from collections._defaultdict import defaultdict as found
    elif name == "OrderedDict":
        from collections._ordered_dict import OrderedDict as found
    elif name == "Counter":
        from collections._counter import Counter as found
    elif name == "namedtuple":
        from collections._namedtuple import namedtuple as found
    elif name == "ChainMap":
        from collections._chain_map import ChainMap as found
    elif name == "abc":
        import collections.abc
        return collections.abc
    elif name in ("UserDict", "UserList", "UserString"):
        import collections._user as user
        found = getattr(user, name)
    else:
        import collections as module
        raise AttributeError(f"module 'collections' has no attribute {name!r}", name=name, obj=module)
    globals()[name] = found
    return found


def __dir__():
    return sorted({*globals(), *__all__})
