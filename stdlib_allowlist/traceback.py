# traceback: exceptions as text.
__all__ = ["format_exception", "format_exception_only", "format_exc", "print_exc", "print_exception", "TracebackException",
           "format_tb", "print_tb", "clear_frames", "extract_tb", "format_list", "FrameSummary", "StackSummary"]

_MISSING = object()
_HEAD = "Traceback (most recent call last):\n"


def _pick(exc, value):
    if value is _MISSING:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def _alone(exc):
    """The text of one exception without those that it came from."""
    cause, context, suppress = exc.__cause__, exc.__context__, exc.__suppress_context__
    exc.__cause__ = None
    exc.__context__ = None
    try:
        return _format(exc)
    finally:
        exc.__context__ = context
        exc.__cause__ = cause
        exc.__suppress_context__ = suppress


def _split(text):
    """A list of parts as format_exception() gives it: head, one for each entry, the last lines."""
    parts = []
    for line in text.splitlines(True):
        entry = parts and parts[-1].startswith("  File ") and line.startswith("    ")
        if entry:
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information."""
    found = _pick(exc, value)
    if found is None:
        return ["NoneType: None\n"]
    return _split(_format(found) if chain else _alone(found))


def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **kwargs):
    """Format the exception part of a traceback."""
    found = _pick(exc, value)
    if found is None:
        return ["NoneType: None\n"]
    tb = found.__traceback__
    found.__traceback__ = None
    try:
        text = _alone(found)
    finally:
        found.__traceback__ = tb
    if text.startswith(_HEAD):
        text = text[len(_HEAD):]
    return text.splitlines(True)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    import sys
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def _write(text, file):
    import sys
    (sys.stderr if file is None else file).write(text)


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    _write("".join(format_exception(exc, value, tb, limit, chain)), file)


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    import sys
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_tb(tb, limit=None):
    """The entries of a traceback as a list of strings."""
    if tb is None:
        return []
    holder = Exception()
    holder.__traceback__ = tb
    return [part for part in _split(_format(holder)) if part.startswith("  File ")]


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    _write("".join(format_tb(tb, limit)), file)


def clear_frames(tb):
    """There are no frames to clear."""


class TracebackException:
    """An exception ready for rendering."""

    def __init__(self, exc_type, exc_value, exc_traceback=None, **kwargs):
        self._parts = format_exception(exc_value)
        self._only = format_exception_only(exc_value)
        self.exc_type = exc_type
        self.exc_type_str = exc_type.__qualname__
        self._str = str(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, **kwargs)

    def format(self, *, chain=True, **kwargs):
        """Format the exception."""
        yield from self._parts

    def format_exception_only(self, **kwargs):
        """Format the exception part of the traceback."""
        yield from self._only

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of self.format(chain=chain) to 'file'."""
        _write("".join(self._parts), file)

    def __str__(self):
        return self._str


# -- entries of a traceback as data, read back from its text ----------------------------------------------------------------------

class FrameSummary:
    """One entry of a traceback: where it was, not what was there."""

    __slots__ = ("filename", "lineno", "name", "line", "_text")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line
        self._text = None

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __getitem__(self, position):
        return (self.filename, self.lineno, self.name, self.line)[position]

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """A list of FrameSummary objects."""

    @classmethod
    def from_list(cls, a_list):
        return cls([item if isinstance(item, FrameSummary) else FrameSummary(*item[:3], line=item[3]) for item in a_list])

    def format(self):
        """A list of strings ready for printing."""
        texts = []
        for item in self:
            text = item._text
            if text is None:
                text = f'  File "{item.filename}", line {item.lineno}, in {item.name}\n'
                if item.line:
                    text += f"    {item.line.strip()}\n"
            texts.append(text)
        return texts


def _summary(text):
    place, _, rest = text.partition("\n")
    filename, _, tail = place.removeprefix('  File "').rpartition('", line ')
    number, _, name = tail.partition(", in ")
    found = FrameSummary(filename, int(number), name, line=rest.partition("\n")[0].strip())
    found._text = text
    return found


def extract_tb(tb, limit=None):
    """The entries of a traceback as a StackSummary."""
    entries = StackSummary([_summary(text) for text in format_tb(tb)])
    if limit is None:
        return entries
    return StackSummary(entries[:limit] if limit >= 0 else entries[limit:])


def format_list(extracted_list):
    """Format a list of entries or tuples as a list of strings."""
    return StackSummary.from_list(extracted_list).format()
