# gc: the collector runs by itself whatever is asked for here; only collect() does something.
DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
callbacks = []
garbage = []
_state = {"enabled": True, "threshold": (2000, 10, 10), "debug": 0}


def enable():
    """Enable automatic garbage collection."""
    _state["enabled"] = True


def disable():
    """Disable automatic garbage collection."""
    _state["enabled"] = False


def isenabled():
    """Returns true if automatic garbage collection is enabled."""
    return _state["enabled"]


def get_threshold():
    """Return the current collection thresholds."""
    return _state["threshold"]


def set_threshold(threshold0, threshold1=10, threshold2=10, /):
    """Set the collection thresholds (the collection frequency)."""
    _state["threshold"] = (threshold0, threshold1, threshold2)


def get_count():
    """Return a three-tuple of the current collection counts."""
    return (0, 0, 0)


def get_debug():
    """Get the garbage collection debugging flags."""
    return _state["debug"]


def set_debug(flags, /):
    """Set the garbage collection debugging flags."""
    _state["debug"] = flags


def is_tracked(obj, /):
    """Returns true if the object is tracked by the garbage collector."""
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


def is_finalized(obj, /):
    """Returns true if the object has been already finalized by the GC."""
    return False


def freeze():
    """Nothing to do: there is one generation."""


def unfreeze():
    """Nothing to do: there is one generation."""


def get_freeze_count():
    """Return the number of objects in the permanent generation."""
    return 0
