# datetime: dates, times and spans. What reads the clock goes through time.time(), and so needs its grant; local time is UTC.
from math import modf as _modf
from time import struct_time as _struct_time
from time._calendar import (DAYS as _DAYS, MONTHS as _MONTHS, date_of as _date_of, days_in_month as _days_in_month, format_time as _format_time,
                            iso_calendar as _iso_calendar, ordinal_of as _ordinal_of, ordinal_of_iso as _ordinal_of_iso, parse_time as _parse_time)
from operator import index as _index

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR, MAXYEAR = 1, 9999
_MOST_DAYS = 999999999
_LAST_ORDINAL = 3652059
_EPOCH = 719163
_SECOND = 1000000  # microseconds
_DAY = 86400 * _SECOND


def _nearest(numerator, denominator):
    """The quotient as an integer, halves to even."""
    quotient, rest = divmod(numerator, denominator)
    rest *= 2
    above = rest > denominator if denominator > 0 else rest < denominator
    return quotient + 1 if above or rest == denominator and quotient & 1 else quotient


# Comparisons: by _order(), three-way, with others that are _comparable().

def _is_equal(self, other):
    return self._order(other, True) == 0 if self._comparable(other) else NotImplemented


def _is_less(self, other):
    return self._order(other, False) < 0 if self._comparable(other) else NotImplemented


def _is_at_most(self, other):
    return self._order(other, False) <= 0 if self._comparable(other) else NotImplemented


def _is_greater(self, other):
    return self._order(other, False) > 0 if self._comparable(other) else NotImplemented


def _is_at_least(self, other):
    return self._order(other, False) >= 0 if self._comparable(other) else NotImplemented


class timedelta:
    """Difference between two datetime values.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

    All arguments are optional and default to 0.
    Arguments may be integers or floats, and may be positive or negative."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total, left = 0, 0.0
        for name, amount, unit in (("days", days, _DAY), ("seconds", seconds, _SECOND), ("microseconds", microseconds, 1),
                                   ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60 * _SECOND),
                                   ("hours", hours, 3600 * _SECOND), ("weeks", weeks, 7 * _DAY)):
            if isinstance(amount, int):
                total += amount * unit
            elif isinstance(amount, float):
                part, whole = _modf(amount)
                total += int(whole) * unit
                part, whole = _modf(part * unit)
                total += int(whole)
                left += part
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(amount).__name__}")
        if left:
            rounded = _round_away(left)
            if abs(rounded - left) == 0.5:
                odd = total & 1
                rounded = 2 * _round_away((left + odd) * 0.5) - odd
            total += rounded
        return _span(cls, total)

    @property
    def days(self):
        """Number of days."""
        return self._days

    @property
    def seconds(self):
        """Number of seconds (>= 0 and less than 1 day)."""
        return self._seconds

    @property
    def microseconds(self):
        """Number of microseconds (>= 0 and less than 1 second)."""
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * _SECOND + self._microseconds

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._total() / _SECOND

    def __repr__(self):
        shown = [f"{name}={amount}" for name, amount in
                 (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if amount]
        return f"{_class_text(self)}({', '.join(shown) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        days = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, " if self._days else ""
        fraction = f".{self._microseconds:06d}" if self._microseconds else ""
        return f"{days}{hours}:{minutes:02d}:{seconds:02d}{fraction}"

    def __add__(self, other):
        return _span(timedelta, self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _span(timedelta, self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return _span(timedelta, other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _span(timedelta, -self._total())

    def __pos__(self):
        return _span(timedelta, self._total())

    def __abs__(self):
        return _span(timedelta, abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return _span(timedelta, self._total() * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _span(timedelta, _nearest(self._total() * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return _span(timedelta, _nearest(self._total(), other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return _span(timedelta, _nearest(self._total() * denominator, numerator))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return _span(timedelta, self._total() // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _span(timedelta, self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total(), other._total())
        return quotient, _span(timedelta, rest)

    def _order(self, other, equality):
        return self._total() - other._total()

    def _comparable(self, other):
        return isinstance(other, timedelta)

    __eq__, __lt__, __le__, __gt__, __ge__ = _is_equal, _is_less, _is_at_most, _is_greater, _is_at_least

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _round_away(number):
    """The nearest integer, halves away from zero."""
    part, whole = _modf(number)
    return int(whole) + (0 if abs(part) < 0.5 else 1 if number > 0 else -1)


def _span(cls, total):
    days, rest = divmod(total, _DAY)
    if not -_MOST_DAYS <= days <= _MOST_DAYS:
        if -2**31 <= days < 2**31:
            raise OverflowError(f"days={days}; must have magnitude <= {_MOST_DAYS}")
        raise OverflowError("Python int too large to convert to C int")
    self = object.__new__(cls)
    self._days = days
    self._seconds, self._microseconds = divmod(rest, _SECOND)
    return self


def _class_text(self):
    cls = type(self)
    return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__qualname__


timedelta.min = _span(timedelta, -_MOST_DAYS * _DAY)
timedelta.max = _span(timedelta, (_MOST_DAYS + 1) * _DAY - 1)
timedelta.resolution = _span(timedelta, 1)


# --- zones

class tzinfo:
    """Abstract base class for time zone info objects."""

    __slots__ = ()

    def tzname(self, dt):
        """datetime -> string name of time zone."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """datetime -> DST offset as timedelta positive east of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        if offset != summer:
            dt += offset - summer
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer


_omitted = object()


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=_omitted):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is not _omitted and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if name is _omitted and not offset and cls is timezone and "utc" in vars(cls):
            return cls.utc
        if abs(offset._total()) >= _DAY:
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        self = object.__new__(cls)
        self._offset = offset
        self._name = None if name is _omitted else name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_class_text(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def _check(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        """Return fixed offset."""
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        """If name is specified when timezone is created, returns the name. Otherwise returns offset as 'UTC(+|-)HH:MM'."""
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return f"UTC{_offset_text(self._offset)}" if self._offset else "UTC"

    def dst(self, dt):
        """Return None."""
        self._check(dt, "dst")

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _offset_text(offset, colon=":"):
    total = offset._total()
    sign, total = ("-", -total) if total < 0 else ("+", total)
    seconds, fraction = divmod(total, _SECOND)
    minutes, seconds = divmod(seconds, 60)
    text = f"{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}"
    if seconds or fraction:
        text += f"{colon}{seconds:02d}"
    return f"{text}.{fraction:06d}" if fraction else text


def _ask_zone(zone, method, argument):
    """What a time zone says: None or a timedelta within a day."""
    if zone is None:
        return None
    offset = getattr(zone, method)(argument)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or timedelta, not '{type(offset).__name__}'")
    if abs(offset._total()) >= _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset


def _ask_name(zone, argument):
    if zone is None:
        return None
    name = zone.tzname(argument)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")
    return zone


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    for name, amount, limit in (("hour", hour, 24), ("minute", minute, 60), ("second", second, 60), ("microsecond", microsecond, _SECOND)):
        if not 0 <= amount < limit:
            raise ValueError(f"{name} must be in 0..{limit - 1}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _format(format, fields, microsecond, self, has_zone):
    """strftime() with the directives that only objects of this module have: %f, %z, %:z and %Z."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    pieces = []
    at = 0
    while (percent := format.find("%", at)) >= 0:
        code = format[percent + 1:percent + 2]
        wide = code == ":" and format[percent + 2:percent + 3] == "z"
        pieces.append(format[at:percent])
        at = percent + (3 if wide else 2)
        if code == "f":
            pieces.append(f"{microsecond:06d}")
        elif code == "z" or wide:
            offset = self.utcoffset() if has_zone else None
            pieces.append("" if offset is None else _offset_text(offset, ":" if wide else ""))
        elif code == "Z":
            pieces.append((self.tzname() if has_zone else None) or "")
        else:
            pieces.append(format[percent:at])
            continue
        pieces[-1] = pieces[-1].replace("%", "%%")
    pieces.append(format[at:])
    return _format_time("".join(pieces), fields)


# --- dates

class _IsoCalendarDate(tuple):
    """What isocalendar() gives: year, week and weekday."""

    __slots__ = ()
    year, week, weekday = [property(lambda self, place=place: self[place]) for place in range(3)]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


_IsoCalendarDate.__name__ = _IsoCalendarDate.__qualname__ = "IsoCalendarDate"


class date:
    """date(year, month, day) --> date object"""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Create a date from a POSIX timestamp."""
        from time import gmtime
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*gmtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """Current date or datetime: same as self.__class__.fromtimestamp(time.time())."""
        from time import time
        return cls.fromtimestamp(time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """int -> date corresponding to a proleptic Gregorian ordinal."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _LAST_ORDINAL:
            raise ValueError(f"year {_date_of(min(ordinal, 10**9))[0]} is out of range")
        return cls(*_date_of(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        found = _read_iso_date(date_string)
        if found is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*found)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """int, int, int -> Construct a date from the ISO year, week number and weekday."""
        return cls(*_date_of(_ordinal_of_iso(_index(year), _index(week), _index(day))))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f"{_class_text(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """Return ctime() style string."""
        return f"{_DAYS[self.weekday()][:3]} {_MONTHS[self._month - 1][:3]} {self._day:2d} 00:00:00 {self._year:04d}"

    def _fields(self, hour=0, minute=0, second=0, summer=-1):
        ordinal = self.toordinal()
        return (self._year, self._month, self._day, hour, minute, second, (ordinal + 6) % 7,
                ordinal - _ordinal_of(self._year, 1, 1) + 1, summer)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        return _struct_time(self._fields())

    def strftime(self, format):
        """format -> strftime() style string."""
        return _format(format, self._fields(), 0, self, False)

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def toordinal(self):
        """Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."""
        return _ordinal_of(self._year, self._month, self._day)

    def weekday(self):
        """Return the day of the week represented by the date. Monday == 0 ... Sunday == 6"""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Return the day of the week represented by the date. Monday == 1 ... Sunday == 7"""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        return _IsoCalendarDate(_iso_calendar(self._year, self.toordinal()))

    def replace(self, year=None, month=None, day=None):
        """Return date with new specified fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _key(self):
        return self._year, self._month, self._day

    def _order(self, other, equality):
        mine, its = self._key(), other._key()
        return (mine > its) - (mine < its)

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    __eq__, __lt__, __le__, __gt__, __ge__ = _is_equal, _is_less, _is_at_most, _is_greater, _is_at_least

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*_date_of(ordinal))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return date.__add__(self, timedelta(-other.days))
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# --- times

class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

    All arguments are optional. tzinfo may be None, or an instance of
    a tzinfo subclass. The remaining arguments may be ints."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = _check_zone(tzinfo)
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        found = _read_iso_time(time_string.removeprefix("T"))
        if found is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*found)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _total(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * _SECOND + self._microsecond

    def _order(self, other, equality):
        """Three-way; None: they cannot be equal."""
        mine = its = None
        if self._tzinfo is not other._tzinfo:
            mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        difference = self._total() - other._total()
        if mine is not None and mine != its:
            difference -= mine._total() - its._total()
        return difference

    def _comparable(self, other):
        return isinstance(other, time)

    __eq__, __lt__, __le__, __gt__, __ge__ = _is_equal, _is_less, _is_at_most, _is_greater, _is_at_least

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset()
        return hash(self._total() - (offset._total() if offset else 0))

    def __repr__(self):
        shown = f"{self._hour}, {self._minute}"
        if self._second or self._microsecond:
            shown += f", {self._second}"
        if self._microsecond:
            shown += f", {self._microsecond}"
        return f"{_class_text(self)}({shown}{_zone_and_fold(self)})"

    def isoformat(self, timespec="auto"):
        """Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM]."""
        offset = self.utcoffset()
        return _clock_text(self, timespec) + ("" if offset is None else _offset_text(offset))

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """format -> strftime() style string."""
        return _format(format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1), self._microsecond, self, True)

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC (negative west of UTC)."""
        return _ask_zone(self._tzinfo, "utcoffset", None)

    def tzname(self):
        """Return the timezone name."""
        return _ask_name(self._tzinfo, None)

    def dst(self):
        """Return daylight saving time offset."""
        return _ask_zone(self._tzinfo, "dst", None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return time with new specified fields."""
        return type(self)(*_replaced(self, hour, minute, second, microsecond, tzinfo), fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _replaced(self, hour, minute, second, microsecond, zone):
    return (self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if zone is True else zone)


def _zone_and_fold(self):
    zone = "" if self._tzinfo is None else f", tzinfo={self._tzinfo!r}"
    return zone + (", fold=1" if self._fold else "")


def _clock_text(self, timespec):
    if timespec == "auto":
        timespec = "microseconds" if self._microsecond else "seconds"
    if timespec == "hours":
        return f"{self._hour:02d}"
    if timespec == "minutes":
        return f"{self._hour:02d}:{self._minute:02d}"
    text = f"{self._hour:02d}:{self._minute:02d}:{self._second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{self._microsecond // 1000:03d}"
    if timespec == "microseconds":
        return f"{text}.{self._microsecond:06d}"
    raise ValueError("Unknown timespec value")


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time = time


# --- reading ISO 8601

def _digits(text, at, count):
    piece = text[at:at + count]
    return int(piece) if len(piece) == count and piece.isascii() and piece.isdigit() else None


def _read_iso_date(text):
    """(year, month, day), or None. YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD, the last two also without the day."""
    year = _digits(text, 0, 4)
    if year is None:
        return None
    dashed = text[4:5] == "-"
    at = 4 + dashed
    if text[at:at + 1] == "W":
        week, weekday = _digits(text, at + 1, 2), 1
        end = at + 3
        if len(text) > end:
            if dashed != (text[end:end + 1] == "-"):
                return None
            weekday = _digits(text, end + dashed, 1)
            end += dashed + 1
        if week is None or weekday is None or len(text) != end:
            return None
        try:
            return _date_of(_ordinal_of_iso(year, week, weekday))
        except ValueError:
            return None
    month = _digits(text, at, 2)
    if dashed and text[7:8] != "-":
        return None
    day = _digits(text, at + 2 + dashed, 2)
    return None if month is None or day is None or len(text) != at + 4 + dashed else (year, month, day)


def _read_clock(text):
    """[hour, minute, second, microsecond], or None: HH[:MM[:SS[.f...]]] with colons or without."""
    found = [0, 0, 0, 0]
    colon = text[2:3] == ":"
    at = 0
    for place in range(3):
        found[place] = _digits(text, at, 2)
        if found[place] is None:
            return None
        at += 2
        if at == len(text):
            return found
        if text[at] in ".,":
            break
        if place < 2 and colon:
            if text[at] != ":":
                return None
            at += 1
    if text[at] not in ".," or not text[at + 1:].isdecimal() or not text.isascii():
        return None
    found[3] = int(text[at + 1:at + 7].ljust(6, "0"))
    return found


def _read_iso_time(text):
    """[hour, minute, second, microsecond, zone], or None."""
    for at, character in enumerate(text):
        if character in "+-Z":
            break
    else:
        found = _read_clock(text)
        return None if found is None else [*found, None]
    clock, offset = _read_clock(text[:at]), [0, 0, 0, 0]
    if text[at] != "Z":
        offset = _read_clock(text[at + 1:])
    elif len(text) > at + 1:
        return None
    if clock is None or offset is None:
        return None
    if offset[1] > 59 or offset[2] > 59:
        return None
    span = timedelta(hours=offset[0], minutes=offset[1], seconds=offset[2], microseconds=offset[3])
    return [*clock, timezone(-span if text[at] == "-" else span)]


# --- dates with times

class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

    The year, month and day arguments are required. tzinfo may be None, or an
    instance of a tzinfo subclass. The remaining arguments may be ints."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond, self._fold = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = _check_zone(tzinfo)
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _from_timestamp(cls, timestamp, zone):
        if isinstance(timestamp, float):
            numerator, denominator = timestamp.as_integer_ratio()
            total = _nearest(numerator * _SECOND, denominator)
        else:
            total = _index(timestamp) * _SECOND
        days, rest = divmod(total, _DAY)
        ordinal = _EPOCH + days
        if not 0 < ordinal <= _LAST_ORDINAL:
            if not -2**63 <= total // _SECOND < 2**63:
                raise OverflowError("timestamp out of range for platform time_t")
            raise ValueError(f"year {_date_of(ordinal)[0]} is out of range")
        return cls(*_date_of(ordinal), *_clock_of(rest), zone)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """timestamp[, tz] -> tz's local time from POSIX timestamp."""
        _check_zone(tz)
        result = cls._from_timestamp(timestamp, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        from warnings import warn
        warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware "
             "objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).", DeprecationWarning, 2)
        return cls._from_timestamp(timestamp, None)

    @classmethod
    def now(cls, tz=None):
        """Returns new datetime object representing current time local to tz."""
        from time import time
        return cls.fromtimestamp(time(), tz)

    @classmethod
    def utcnow(cls):
        """Return a new datetime representing UTC day and time."""
        from warnings import warn
        warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to "
             "represent datetimes in UTC: datetime.datetime.now(datetime.UTC).", DeprecationWarning, 2)
        from time import time
        return cls._from_timestamp(time(), None)

    @classmethod
    def fromordinal(cls, ordinal, /):
        """int -> datetime at midnight of a proleptic Gregorian ordinal."""
        return super().fromordinal(ordinal)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """date, time -> datetime with same date and time fields"""
        if not isinstance(date, _date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        for end in _ends_of_iso_date(date_string):
            day = _read_iso_date(date_string[:end])
            clock = [] if len(date_string) == end else _read_iso_time(date_string[end + 1:])
            if day is not None and clock is not None:
                return cls(*day, *clock)
            break
        raise ValueError(f"Invalid isoformat string: {date_string!r}")

    @classmethod
    def strptime(cls, date_string, format, /):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        for place, argument in enumerate((date_string, format), 1):
            if not isinstance(argument, str):
                raise TypeError(f"strptime() argument {place} must be str, not {type(argument).__name__}")
        year, month, day, hour, minute, second, _, _, microsecond, name, offset = _parse_time(date_string, format)
        zone = None
        if offset is not None:
            span = timedelta(seconds=offset[0], microseconds=offset[1])
            zone = timezone(span) if name is None else timezone(span, name)
        return cls(year, month, day, hour, minute, second, microsecond, zone)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        summer = self.dst()
        return _struct_time(self._fields(self._hour, self._minute, self._second, -1 if summer is None else 1 if summer else 0))

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        moved = self.replace(tzinfo=None) - offset if offset else self
        return _struct_time(moved._fields(moved._hour, moved._minute, moved._second, 0))

    def _total(self):
        """Microseconds since the day before the calendar's first."""
        return self.toordinal() * _DAY + ((self._hour * 60 + self._minute) * 60 + self._second) * _SECOND + self._microsecond

    def timestamp(self):
        """Return POSIX timestamp as float."""
        offset = self.utcoffset()
        return (self._total() - _EPOCH * _DAY - (offset._total() if offset else 0)) / _SECOND

    def date(self):
        """Return date object with same year, month and day."""
        return _date(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return datetime with new specified fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
                          *_replaced(self, hour, minute, second, microsecond, tzinfo), fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz"""
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        elif not isinstance(tz, tzinfo):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        if tz is self._tzinfo:
            return self
        offset = self.utcoffset()
        utc = self.replace(tzinfo=None)
        return tz.fromutc((utc - offset if offset else utc).replace(tzinfo=tz))

    def ctime(self):
        """Return ctime() style string."""
        return super().ctime().replace("00:00:00", f"{self._hour:02d}:{self._minute:02d}:{self._second:02d}")

    def isoformat(self, sep="T", timespec="auto"):
        """[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM]."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not " + ("str" if isinstance(sep, str) else type(sep).__name__))
        offset = self.utcoffset()
        return f"{super().isoformat()}{sep}{_clock_text(self, timespec)}{'' if offset is None else _offset_text(offset)}"

    def __repr__(self):
        shown = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        while len(shown) > 5 and not shown[-1]:
            shown.pop()
        return f"{_class_text(self)}({', '.join(map(str, shown))}{_zone_and_fold(self)})"

    def __str__(self):
        return self.isoformat(sep=" ")

    def strftime(self, format):
        """format -> strftime() style string."""
        return _format(format, self._fields(self._hour, self._minute, self._second), self._microsecond, self, True)

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC (negative west of UTC)."""
        return _ask_zone(self._tzinfo, "utcoffset", self)

    def tzname(self):
        """Return the timezone name."""
        return _ask_name(self._tzinfo, self)

    def dst(self):
        """Return daylight saving time offset."""
        return _ask_zone(self._tzinfo, "dst", self)

    def _order(self, other, equality):
        """Three-way; None: they cannot be equal."""
        mine = its = None
        if self._tzinfo is not other._tzinfo:
            mine, its = self.utcoffset(), other.utcoffset()
            if equality and (mine != self.replace(fold=not self._fold).utcoffset() or its != other.replace(fold=not other._fold).utcoffset()):
                return None
        if (mine is None) != (its is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        difference = self._total() - other._total()
        return difference if mine is None else difference - mine._total() + its._total()

    def _comparable(self, other):
        return isinstance(other, datetime)

    __eq__, __lt__, __le__, __gt__, __ge__ = _is_equal, _is_less, _is_at_most, _is_greater, _is_at_least

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        return hash(self._total() - (offset._total() if offset else 0))

    def __add__(self, other):
        return self._moved(other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def _moved(self, microseconds):
        ordinal, rest = divmod(self._total() + microseconds, _DAY)
        if not 0 < ordinal <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*_date_of(ordinal), *_clock_of(rest), self._tzinfo)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._total())
        if not isinstance(other, datetime):
            return NotImplemented
        mine = its = None
        if self._tzinfo is not other._tzinfo:
            mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        difference = self._total() - other._total()
        return _span(timedelta, difference if mine is None else difference - mine._total() + its._total())


def _clock_of(microseconds):
    seconds, microsecond = divmod(microseconds, _SECOND)
    minutes, second = divmod(seconds, 60)
    return *divmod(minutes, 60), second, microsecond


def _ends_of_iso_date(text):
    """Where the date of a date with a time ends."""
    if text[4:5] == "-":
        if text[5:6] == "W":
            return [10 if text[8:9] == "-" and text[9:10].isdecimal() else 8]
        return [10]
    if text[4:5] == "W":
        rest = 7
        while text[rest:rest + 1].isdecimal():
            rest += 1
        return [rest if rest < 9 else 8 if rest % 2 else 7]
    return [8]


_date = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
