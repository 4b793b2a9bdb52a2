# warnings: messages about what looks wrong, filtered and printed on the script's standard error. The compiler asks
# _warn_compiled for its own once this module has been imported; until then it prints them by itself.
import sys

__all__ = [
    "WarningMessage", "catch_warnings", "deprecated", "filters", "filterwarnings", "formatwarning", "resetwarnings", "showwarning",
    "simplefilter", "warn", "warn_explicit"]

# An entry: (action, test of the message or None, category, test of the module or None, line number or 0).
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
_defaultaction = "default"
_onceregistry = onceregistry = {}
_filters_version = 1
_ACTIONS = ("default", "error", "ignore", "always", "all", "module", "once")


class WarningMessage:
    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")

    def __repr__(self):
        return f"<WarningMessage {self}>"


def _line_text(filename, lineno, line):
    return _source_line(filename, lineno) if line is None else line


def _format_message(message):
    text = f"{message.filename}:{message.lineno}: {message.category.__name__}: {message.message}\n"
    line = _line_text(message.filename, message.lineno, message.line)
    if line and line.strip():
        text += f"  {line.strip()}\n"
    return text


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning as it is printed."""
    return _format_message(WarningMessage(message, category, filename, lineno, None, line))


_original_format = formatwarning


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Print a warning, on standard error by default."""
    _print(WarningMessage(message, category, filename, lineno, file, line))


_original_show = showwarning


def _print(message):
    file = message.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    if formatwarning is not _original_format:
        text = formatwarning(message.message, message.category, message.filename, message.lineno, message.line)
    else:
        text = _format_message(message)
    file.write(text)


def _deliver(message):
    if showwarning is not _original_show:
        if not callable(showwarning):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        showwarning(message.message, message.category, message.filename, message.lineno, message.file, message.line)
    else:
        _print_hook(message)


_print_hook = _print


# -- filters --------------------------------------------------------------------------------------------------------------

def _filters_mutated():
    global _filters_version
    _filters_version += 1


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        while item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def _check_filter(action, category, lineno):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _pattern(text, ignore_case):
    import re
    return re.compile(text, re.IGNORECASE if ignore_case else 0)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert a filter; message and module are regular expressions that must match at the start."""
    _check_filter(action, category, lineno)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _add_filter((action, _pattern(message, True) if message else None, category,
                 _pattern(module, False) if module else None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a filter that looks at category and line only."""
    _check_filter(action, category, lineno)
    _add_filter((action, None, category, None, lineno), append)


def resetwarnings():
    """Forget all filters."""
    filters[:] = []
    _filters_mutated()


def _matches(pattern, text):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return pattern == text
    return pattern.match(text) is not None


def _action_for(text, category, module, lineno):
    for action, message_pattern, wanted, module_pattern, line in filters:
        if (line == 0 or line == lineno) and issubclass(category, wanted) and _matches(message_pattern, text) and \
                _matches(module_pattern, module):
            return action
    return defaultaction


# -- warning --------------------------------------------------------------------------------------------------------------

def _already_warned(registry, key):
    if registry is None:
        return False
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    return bool(registry.get(key))


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning for a place that is given."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = type(message)
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if _already_warned(registry, key):
        return
    action = _action_for(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        key = (text, category)
        if onceregistry.get(key):
            return
        onceregistry[key] = 1
    elif action == "module":
        if registry is not None:
            registry[key] = 1
            key = (text, category, 0)
            if registry.get(key):
                return
            registry[key] = 1
    elif action == "default":
        if registry is not None:
            registry[key] = 1
    elif action not in ("always", "all"):
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {filters[0]!r}")
    _deliver(WarningMessage(message, category, filename, lineno, source=source))


_registries = {}


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning for the place of the call, or of a caller further out."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, lineno, module = _caller(max(1, stacklevel) + 1)
    registry = _registries.setdefault(module, {})
    warn_explicit(message, category, filename, lineno, module, registry, None, source)


def _warn_compiled(text, filename, lineno):
    warn_explicit(text, SyntaxWarning, filename, lineno)


def _warn_deprecated(text):
    warn(text, DeprecationWarning, 2)


class catch_warnings:
    """Restore filters and showwarning at the end; with record=True collect warnings in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        arguments = ["record=True"] if self._record else []
        return f"{type(self).__name__}({', '.join(arguments)})"

    def __enter__(self):
        global showwarning, _print_hook
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = (filters[:], showwarning, _print_hook)
        _filters_mutated()
        log = None
        if self._record:
            log = []
            _print_hook = log.append
            showwarning = _original_show
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *details):
        global showwarning, _print_hook
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:], showwarning, _print_hook = self._saved
        _filters_mutated()


class deprecated:
    """Mark a class or function as deprecated: using it warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecate_class(arg, message, category, stacklevel)
        if not callable(arg):
            raise TypeError("@deprecated decorator with non-None category must be applied to "
                            f"a class or callable, not {arg!r}")
        from functools import wraps

        @wraps(arg)
        def wrapper(*arguments, **keywords):
            warn(message, category, stacklevel + 1)
            return arg(*arguments, **keywords)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecate_class(cls, message, category, stacklevel):
    original_new = cls.__new__
    original_init_subclass = cls.__init_subclass__

    def __new__(made, /, *arguments, **keywords):
        if made is cls:
            warn(message, category, stacklevel + 1)
        if original_new is not object.__new__:
            return original_new(made, *arguments, **keywords)
        if made.__init__ is object.__init__ and (arguments or keywords):
            raise TypeError(f"{made.__name__}() takes no arguments")
        return original_new(made)

    def __init_subclass__(*arguments, **keywords):
        warn(message, category, stacklevel + 1)
        return original_init_subclass(**keywords)

    cls.__new__ = staticmethod(__new__)
    cls.__init_subclass__ = __init_subclass__
    cls.__deprecated__ = message
    return cls
