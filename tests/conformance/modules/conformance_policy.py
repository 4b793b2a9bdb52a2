"""How a stand-in says that a test needs what this environment does not give, and how the runner recognises it.

Stand-ins do no more than that: they never imitate what they stand for.
"""

# Builtins that guards/builtin_policy.c denies, `compile` under strict only; using one is a NameError.
DENIED_BUILTINS = frozenset((
    "open", "input", "breakpoint", "compile", "__builtins__", "__import__", "exit", "quit", "help", "copyright", "credits", "license",
    "__debug__", "__loader__", "__spec__"))


class PolicyRefusal(BaseException):
    """A test used something that is absent by policy. No test catches it by accident: it is no Exception."""

    def __init__(self, what):
        super().__init__("needs " + what)
        self.what = what


class Loading:
    """While a test file is being loaded its top level may call what is absent: what comes of it is absent too."""

    now = False


class AbsentBase:
    """What a class inherits from instead of something absent."""

    def __new__(cls, *arguments, **keywords):
        raise PolicyRefusal("the base of " + cls.__qualname__)


class Absent:
    """Something that is not there: may be named and passed about; using it is the refusal."""

    def __init__(self, what):
        object.__setattr__(self, "_what", what)

    def __getattr__(self, name):
        return Absent(object.__getattribute__(self, "_what") + "." + name)

    def _refuse(self, *arguments, **keywords):
        raise PolicyRefusal(object.__getattribute__(self, "_what"))

    def _defer(self, *arguments, **keywords):
        if Loading.now:
            return self
        raise PolicyRefusal(object.__getattribute__(self, "_what"))

    def __bool__(self):
        if Loading.now:
            return True
        raise PolicyRefusal(object.__getattribute__(self, "_what"))

    def __mro_entries__(self, bases):
        if Loading.now:
            return (AbsentBase,)
        raise PolicyRefusal(object.__getattribute__(self, "_what"))

    __call__ = __getitem__ = __or__ = __ror__ = __add__ = __radd__ = __mul__ = __rmul__ = _defer
    __iter__ = __next__ = __len__ = __setitem__ = __contains__ = _refuse
    __enter__ = __exit__ = __index__ = __int__ = __float__ = __setattr__ = _refuse
    __sub__ = __rsub__ = __and__ = __rand__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __neg__ = __instancecheck__ = __subclasscheck__ = __str__ = _refuse
    __floordiv__ = __truediv__ = __mod__ = __pow__ = __lshift__ = __rshift__ = __format__ = _refuse

    def __repr__(self):
        return "<absent " + object.__getattribute__(self, "_what") + ">"


class CPythonOnly(Absent):
    """A part of CPython's own test equipment: a test that uses it skips itself."""

    def __getattr__(self, name):
        return CPythonOnly(object.__getattribute__(self, "_what") + "." + name)

    def _refuse(self, *arguments, **keywords):
        from unittest import SkipTest
        raise SkipTest("CPython-only: " + object.__getattribute__(self, "_what"))

    __call__ = __iter__ = __next__ = __len__ = __bool__ = __getitem__ = __setitem__ = __contains__ = _refuse
    __enter__ = __exit__ = __mro_entries__ = __index__ = __int__ = __float__ = __setattr__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __and__ = __rand__ = __or__ = __ror__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __neg__ = __instancecheck__ = __subclasscheck__ = __str__ = _refuse


def cpython_module(name):
    def get(attribute):
        if attribute.startswith("__") and attribute.endswith("__"):
            raise AttributeError("module '" + name + "' has no attribute '" + attribute + "'")
        return CPythonOnly(name + "." + attribute)

    return get


def absent_module(name):
    """The __getattr__ of a module that is absent."""

    def get(attribute):
        if attribute.startswith("__") and attribute.endswith("__"):
            raise AttributeError("module '" + name + "' has no attribute '" + attribute + "'")
        return Absent(name + "." + attribute)

    return get


def refusal_of(exception):
    """What was refused, if a refusal is the reason for this exception; else None."""
    seen = []
    while exception is not None and len(seen) < 20 and not any(exception is other for other in seen):
        seen.append(exception)
        what = direct_refusal(exception)
        if what is not None:
            return what
        cause = exception.__cause__
        exception = cause if cause is not None else exception.__context__
    return None


def direct_refusal(exception):
    if isinstance(exception, PolicyRefusal):
        return exception.what
    if isinstance(exception, BaseExceptionGroup):
        return next((what for inner in exception.exceptions if (what := refusal_of(inner))), None)
    text = safe_text(exception)
    if isinstance(exception, AttributeError) and text.endswith("is blocked in this environment"):
        return "the attribute " + text.split("'")[1]
    if isinstance(exception, AttributeError) and text.startswith(("'code' object has no attribute 'co_",
                                                                  "'cell' object has no attribute 'cell_contents")):
        return "the inside of code objects and cells"
    if isinstance(exception, TypeError) and text in ("cannot create 'function' instances", "cannot create 'cell' instances"):
        return "functions, code and cells made by hand"
    if isinstance(exception, AttributeError) and text == "attribute '__code__' of 'function' objects is not writable":
        return "functions, code and cells made by hand"
    if isinstance(exception, ImportError) and "is not on the allowlist of this environment" in text:
        return "the module " + text.split("'")[1]
    if isinstance(exception, NameError) and getattr(exception, "name", None) in DENIED_BUILTINS:
        return "the builtin " + exception.name
    if isinstance(exception, PermissionError) and "grant" in text:
        return "a capability: " + text
    return None


def safe_text(exception):
    try:
        return str(exception)
    except Exception:
        return ""
