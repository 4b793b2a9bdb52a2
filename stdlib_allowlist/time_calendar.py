# module: time._calendar
# The calendar's arithmetic, and times as text by formats like "%Y-%m-%d": writing and reading them, with English names.
from time import gmtime, localtime, struct_time

__name__ = "time"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_EPOCH = 719163  # the ordinal of 1970-01-01


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 28 + is_leap(year) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def days_before_month(year, month):
    return _BEFORE_MONTH[month] + (month > 2 and is_leap(year))


def ordinal_of(year, month, day):
    """Days since 0000-12-31 in the Gregorian calendar."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + days_before_month(year, month) + day


def date_of(ordinal):
    """(year, month, day) of an ordinal."""
    cycles, rest = divmod(ordinal - 1, 146097)
    centuries = min(rest // 36524, 3)
    rest -= centuries * 36524
    fours, rest = divmod(rest, 1461)
    years = min(rest // 365, 3)
    rest -= years * 365
    year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
    month = (rest + 50) >> 5
    if days_before_month(year, month) > rest:
        month -= 1
    return year, month, rest - days_before_month(year, month) + 1


def first_iso_monday(year):
    """The ordinal of the Monday of the week that has the year's first Thursday."""
    first = ordinal_of(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def iso_calendar(year, ordinal):
    """(ISO year, week, weekday from 1) of a day of that year."""
    week, weekday = divmod(ordinal - first_iso_monday(year), 7)
    if week < 0:
        year -= 1
        week = (ordinal - first_iso_monday(year)) // 7
    elif week >= 52 and ordinal >= first_iso_monday(year + 1):
        year += 1
        week = 0
    return year, week + 1, weekday + 1


def ordinal_of_iso(year, week, weekday):
    """The ordinal of a day given by its ISO week; ValueError for one that there is not."""
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53 and not (week == 53 and iso_calendar(year, ordinal_of(year, 12, 28))[1] == 53):
        raise ValueError(f"Invalid week: {week}")
    if not 0 < weekday < 8:
        raise ValueError(f"Invalid day: {weekday} (range is [1, 7])")
    return first_iso_monday(year) + (week - 1) * 7 + weekday - 1


# --- writing

def _number(flag, width, pad, number, least):
    if flag in ("-", "_", "0"):
        pad = {"-": "", "_": " ", "0": "0"}[flag]
    size = width or least
    text = str(abs(number))
    sign = "-" if number < 0 else ""
    if pad == "0":
        return sign + text.rjust(size - len(sign), "0")
    return (sign + text).rjust(size) if pad == " " else sign + text


_NUMBERS = {  # of the nine fields: what, how wide, what it is filled with
    "d": (lambda t: t[2], 2, "0"), "e": (lambda t: t[2], 2, " "), "H": (lambda t: t[3], 2, "0"), "k": (lambda t: t[3], 2, " "),
    "I": (lambda t: (t[3] - 1) % 12 + 1, 2, "0"), "l": (lambda t: (t[3] - 1) % 12 + 1, 2, " "), "j": (lambda t: t[7], 3, "0"),
    "m": (lambda t: t[1], 2, "0"), "M": (lambda t: t[4], 2, "0"), "S": (lambda t: t[5], 2, "0"), "w": (lambda t: (t[6] + 1) % 7, 1, "0"),
    "u": (lambda t: t[6] + 1, 1, "0"), "y": (lambda t: t[0] % 100, 2, "0"), "Y": (lambda t: t[0], 1, "0"),
    "C": (lambda t: t[0] // 100, 2, "0"), "U": (lambda t: (t[7] + 6 - (t[6] + 1) % 7) // 7, 2, "0"),
    "W": (lambda t: (t[7] + 6 - t[6]) // 7, 2, "0"), "s": (lambda t: _seconds(t), 1, "0"),
    "G": (lambda t: _iso(t)[0], 1, "0"), "g": (lambda t: _iso(t)[0] % 100, 2, "0"), "V": (lambda t: _iso(t)[1], 2, "0"),
}
_TEXTS = {
    "a": lambda t: DAYS[t[6]][:3], "A": lambda t: DAYS[t[6]], "b": lambda t: MONTHS[t[1] - 1][:3], "B": lambda t: MONTHS[t[1] - 1],
    "h": lambda t: MONTHS[t[1] - 1][:3], "p": lambda t: "AM" if t[3] < 12 else "PM", "P": lambda t: "am" if t[3] < 12 else "pm",
    "n": lambda t: "\n", "t": lambda t: "\t", "%": lambda t: "%",
}
_WHOLE = {"c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "F": "%Y-%m-%d", "r": "%I:%M:%S %p", "R": "%H:%M", "T": "%H:%M:%S",
          "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _iso(t):
    return iso_calendar(t[0], ordinal_of(t[0], 1, 1) + t[7] - 1)


def _seconds(t):
    return (ordinal_of(t[0], t[1], 1) + t[2] - 1 - _EPOCH) * 86400 + t[3] * 3600 + t[4] * 60 + t[5]


def format_time(format, t, zone="UTC", offset="+0000"):
    """The nine fields as the format says; what it does not know stays as it is."""
    pieces = []
    at = 0
    while True:
        percent = format.find("%", at)
        if percent < 0:
            pieces.append(format[at:])
            return "".join(pieces)
        pieces.append(format[at:percent])
        after = percent + 1
        flag = width = ""
        while after < len(format) and format[after] in "-_0^#":
            flag = format[after]
            after += 1
        while after < len(format) and format[after] in "0123456789":
            width += format[after]
            after += 1
        if after < len(format) and format[after] in "EO":
            after += 1
        code = format[after:after + 1]
        at = after + 1
        size = min(int(width[:5] or 0), 1024)
        if code in _NUMBERS and code:
            number, least, pad = _NUMBERS[code]
            pieces.append(_number(flag, size, pad, number(t), least))
            continue
        if code in _TEXTS and code:
            text = _TEXTS[code](t)
        elif code in _WHOLE and code:
            text = format_time(_WHOLE[code], t, zone, offset)
        elif code == "Z":
            text = zone
        elif code == "z":
            text = offset
        else:
            text = format[percent:at]
        if flag == "^":
            text = text.upper()
        elif flag == "#":
            text = text.lower() if code in "pZ" else text.upper()
        pieces.append(text.rjust(size, "0" if flag == "0" else " "))


def _checked(t):
    """Nine fields, within what strftime() takes."""
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9 or not all(isinstance(item, int) for item in t):
        raise TypeError("strftime(): illegal time tuple argument")
    year, month, day, hour, minute, second, weekday, yearday, summer = t
    for ok, name in ((0 <= month <= 12, "month"), (0 <= day <= 31, "day of month"), (0 <= hour <= 23, "hour"), (0 <= minute <= 59, "minute"),
                     (0 <= second <= 61, "seconds"), (weekday >= -1, "day of week"), (0 <= yearday <= 366, "day of year")):
        if not ok:
            raise ValueError(f"{name} out of range")
    return year, month or 1, day or 1, hour, minute, second, weekday % 7, yearday or 1, summer


def strftime(format, time_tuple=None, /):
    """Convert a time tuple to a string according to a format specification."""
    return format_time(format, _checked(localtime() if time_tuple is None else time_tuple))


def asctime(time_tuple=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    t = _checked(localtime() if time_tuple is None else time_tuple)
    return f"{DAYS[t[6]][:3]} {MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"


def ctime(seconds=None, /):
    """Convert a time in seconds since the Epoch to a string in local time, which is UTC."""
    return asctime(gmtime(seconds))


def mktime(time_tuple, /):
    """Convert a time tuple in local time, which is UTC, to seconds since the Epoch."""
    if not isinstance(time_tuple, tuple) or len(time_tuple) != 9:
        raise TypeError("Tuple or struct_time argument required" if not isinstance(time_tuple, tuple) else "mktime(): illegal time tuple argument")
    year, month = time_tuple[:2]
    return float(_seconds((year + (month - 1) // 12, (month - 1) % 12 + 1, *time_tuple[2:])))


# --- reading: each directive gives the ends it could have, the likeliest first; a later one that finds no place makes an
# earlier one try its next.

_RANGES = {"d": (1, 31, 2), "H": (0, 23, 2), "I": (1, 12, 2), "j": (1, 366, 3), "m": (1, 12, 2), "M": (0, 59, 2), "S": (0, 61, 2),
           "U": (0, 53, 2), "W": (0, 53, 2), "V": (1, 53, 2), "w": (0, 6, 1), "u": (1, 7, 1), "y": (0, 99, 2), "Y": (0, 9999, 4),
           "G": (0, 9999, 4)}
_EXACT = "yYG"  # all digits have to be there
_NAMES = {"a": [day[:3] for day in DAYS], "A": DAYS, "b": [month[:3] for month in MONTHS], "B": MONTHS, "p": ("AM", "PM"),
          "Z": ("UTC", "GMT")}


def _ends_of_number(code, text, at):
    least, most, digits = _RANGES[code]
    for size in range(digits, 0, -1):
        piece = text[at:at + size]
        if len(piece) == size and (size == digits or code not in _EXACT):
            if code == "d" and piece[0] == " ":
                piece = piece[1:]
            if piece.isdecimal() and least <= int(piece) <= most:
                yield at + size, int(piece)


def _ends_of_name(code, text, at):
    names = sorted(enumerate(_NAMES[code]), key=lambda pair: -len(pair[1]))
    for number, name in names:
        if text[at:at + len(name)].lower() == name.lower():
            yield at + len(name), number


def _ends_of_fraction(text, at):
    end = at
    while end < at + 6 and text[end:end + 1].isdecimal():
        end += 1
    for end in range(end, at, -1):
        yield end, int(text[at:end].ljust(6, "0"))


def _ends_of_offset(text, at):
    """±HH:MM[:SS[.ffffff]], with or without colons, or Z: seconds and microseconds."""
    if text[at:at + 1] == "Z":
        yield at + 1, (0, 0)
        return
    if text[at:at + 1] not in ("+", "-"):
        return
    sign = -1 if text[at] == "-" else 1
    hours, end = text[at + 1:at + 3], at + 3
    colon = text[end:end + 1] == ":"
    minutes = text[end + colon:end + colon + 2]
    if len(hours) != 2 or len(minutes) != 2 or not (hours + minutes).isdecimal() or int(minutes) > 59:
        return
    end += colon + 2
    short = end, (sign * (int(hours) * 3600 + int(minutes) * 60), 0)
    more = text[end:end + 1] == ":"
    seconds = text[end + more:end + more + 2]
    if more == colon and len(seconds) == 2 and seconds.isdecimal() and int(seconds) < 60:
        end += more + 2
        fraction = 0
        if text[end:end + 1] == ".":
            for end, fraction in _ends_of_fraction(text, end + 1):
                break
        yield end, (short[1][0] + sign * int(seconds), sign * fraction)
    yield short


def _ends(code, text, at):
    if code in _RANGES:
        return _ends_of_number(code, text, at)
    if code in _NAMES:
        return _ends_of_name(code, text, at)
    if code == "f":
        return _ends_of_fraction(text, at)
    if code == "z":
        return _ends_of_offset(text, at)
    return iter([(at + 1, None)] if text.startswith("%", at) else [])


def _directives(format):
    """The format as a list of (literal, None) and (None, code); spaces are one literal " "."""
    found = []
    at = 0
    while at < len(format):
        character = format[at]
        at += 1
        if character == "%":
            code = format[at:at + 1]
            if not code:
                raise ValueError(f"stray % in format '{format}'")
            at += 1
            if code in "cxX":
                found += _directives(_WHOLE[code].replace("%e", "%d"))
            elif code in _RANGES or code in _NAMES or code in "fz%":
                found.append((None, code))
            else:
                raise ValueError(f"'{code}' is a bad directive in format '{format}'")
        elif character.isspace():
            if not found or found[-1] != (" ", None):
                found.append((" ", None))
        else:
            found.append((character.lower(), None))
    codes = [code for literal, code in found if code and code != "%"]
    for code in codes:
        if codes.count(code) > 1:
            raise ValueError(f"redefinition of group name {code!r} as group 2; was group 1 in format '{format}'")
    return found


def _match(directives, text):
    """{code: value} and where the match ended; None: there is none."""
    choices = []  # (place in directives, iterator of ends, its code)
    values = {}
    place = at = 0
    while True:
        if place == len(directives):
            return values, at
        literal, code = directives[place]
        if code:
            choices.append((place, _ends(code, text, at), code))
        elif literal == " ":
            end = at
            while text[end:end + 1].isspace():
                end += 1
            if end > at:
                place, at = place + 1, end
                continue
        elif text[at:at + 1].lower() == literal:
            place, at = place + 1, at + 1
            continue
        while choices:
            place, ends, code = choices[-1]
            found = next(ends, None)
            if found is not None:
                at, values[code] = found
                place += 1
                break
            choices.pop()
        else:
            return None


def parse_time(text, format):
    """What a text says by a format: year, month, day, hour, minute, second, weekday, day of the year, microsecond, zone name
    or None, and None or the offset from UTC in (seconds, microseconds)."""
    for argument, place in ((text, 0), (format, 1)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {place} must be str, not {type(argument)}")
    directives = _directives(format)
    codes = {code for _, code in directives}
    if "d" in codes and not codes & {"y", "Y", "G"}:
        _warn_of_leap_days()
    found = _match(directives, text)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    values, end = found
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    get = values.get
    year, iso_year = get("Y"), get("G")
    if "y" in values and year is None:
        year = values["y"] + (2000 if values["y"] <= 68 else 1900)
    month = get("m", get("b", get("B", -1)) + 1 or None)
    day, yearday = get("d"), get("j")
    hour = get("H", 0)
    if "I" in values:
        hour = values["I"] % 12 + (12 if get("p") == 1 else 0)
    weekday = get("a", get("A"))
    if "w" in values:
        weekday = (values["w"] + 6) % 7
    if "u" in values:
        weekday = values["u"] - 1
    _check_iso(values, year, weekday)
    leap_day = year is None and month == 2 and day == 29
    if leap_day:
        year = 1904  # the next leap year after 1900
    elif year is None and iso_year is None:
        year = 1900
    if yearday is None and weekday is not None:
        if "U" in values or "W" in values:
            yearday = _yearday_of_week(year, get("U", get("W")), weekday, "W" in values)
        elif iso_year is not None and "V" in values:
            ordinal = ordinal_of_iso(iso_year, values["V"], weekday + 1)
            year, month, day = date_of(ordinal)
            yearday = ordinal - ordinal_of(year, 1, 1) + 1
        if yearday is not None and yearday <= 0:
            year -= 1
            yearday += 365 + is_leap(year)
    if yearday is None:
        month, day = month or 1, day or 1
        if day > days_in_month(year or 4, month):
            raise ValueError("day is out of range for month")
        ordinal = ordinal_of(year, month, day)
        yearday = ordinal - ordinal_of(year, 1, 1) + 1
    else:
        ordinal = ordinal_of(year, 1, 1) + yearday - 1
        year, month, day = date_of(ordinal)
    if weekday is None:
        weekday = (ordinal + 6) % 7
    zone = get("Z")
    return (1900 if leap_day else year, month, day, hour, get("M", 0), get("S", 0), weekday, yearday, get("f", 0),
            None if zone is None else _NAMES["Z"][zone], get("z"))


def _warn_of_leap_days():
    from warnings import warn
    warn("""Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.""", DeprecationWarning, 4)


def _check_iso(values, year, weekday):
    if "G" in values:
        if "j" in values:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if "V" not in values or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif "V" in values:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")


def _yearday_of_week(year, week, weekday, from_monday):
    first = (ordinal_of(year, 1, 1) + 6) % 7
    if not from_monday:
        first, weekday = (first + 1) % 7, (weekday + 1) % 7
    before = (7 - first) % 7
    return 1 + weekday - first if week == 0 else 1 + before + 7 * (week - 1) + weekday


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """Parse a string to a time tuple according to a format specification."""
    parts = parse_time(string, format)
    return struct_time((*parts[:8], 0 if parts[9] is not None else -1))
