# time: what is not a clock. Local time is UTC: where the host stands is nobody's business. Formats and their reading
# are loaded when they are first asked for.
timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")
_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    """A time in parts: a tuple of nine numbers whose items have names."""

    __slots__ = ()
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    __match_args__ = _FIELDS
    tm_year, tm_mon, tm_mday, tm_hour, tm_min, tm_sec, tm_wday, tm_yday, tm_isdst = [
        property(lambda self, place=place: self[place]) for place in range(9)]
    tm_gmtoff = property(lambda self: 0)
    tm_zone = property(lambda self: "UTC")

    def __new__(cls, sequence):
        items = tuple(sequence)
        if len(items) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(items)}-sequence given)")
        if len(items) > 11:
            raise TypeError(f"time.struct_time() takes an at most 11-sequence ({len(items)}-sequence given)")
        return super().__new__(cls, items[:9])

    def __repr__(self):
        return f"time.struct_time({', '.join(f'{name}={item!r}' for name, item in zip(_FIELDS, self))})"


def gmtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing UTC."""
    return struct_time(_gmtime(seconds))


def localtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing local time, which is UTC."""
    return struct_time(_gmtime(seconds))


def tzset():
    """Nothing: local time is UTC."""


def __getattr__(name):
    if name in ("asctime", "ctime", "mktime", "strftime", "strptime"):
        import time._calendar as part
        globals()[name] = found = getattr(part, name)
        return found
    import time as module
    raise AttributeError(f"module 'time' has no attribute {name!r}", name=name, obj=module)


def __dir__():
    return sorted({*globals(), "asctime", "ctime", "mktime", "strftime", "strptime"})
