# module: collections._namedtuple
# namedtuple.
from collections import _caller_module, _tuplegetter

__name__ = "collections"

_KEYWORDS = frozenset((
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield"))


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = list(map(str, field_names))
    typename = str(typename)
    if rename:
        seen = set()
        for position, name in enumerate(fields):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen:
                fields[position] = f"_{position}"
            seen.add(name)
    for name in [typename] + fields:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in fields:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(fields[len(fields) - len(defaults):], defaults))
    fields = tuple(fields)
    width = len(fields)

    # The constructor has the fields as its parameters, so that calls are checked as for any function; it is compiled in a
    # class of this name for the sake of its messages.
    parameters = "".join([f", {name}=_defaults[{name!r}]" if name in field_defaults else f", {name}" for name in fields])
    names = ", ".join(fields) + ("," if width == 1 else "")
    scope = {"_tuple_new": tuple.__new__, "_defaults": field_defaults, "__name__": f"namedtuple_{typename}"}
    exec(f"class {typename}:\n    def __new__(_cls{parameters}):\n        return _tuple_new(_cls, ({names}))\n", scope)
    new = scope[typename].__new__
    new.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"

    @classmethod
    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != width:
            raise TypeError(f"Expected {width} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, item) for name, item in zip(fields, self)])
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def _asdict(self):
        return dict(zip(self._fields, self))

    pattern = "(" + ", ".join([f"{name}=%r" for name in fields]) + ")"

    def __getnewargs__(self):
        """Return self as a plain tuple. Used by copy and pickle."""
        return tuple(self)

    def __repr__(self):
        return type(self).__name__ + pattern % tuple(self)

    body = {
        "__slots__": (), "_fields": fields, "_field_defaults": field_defaults, "__new__": new, "_make": _make,
        "__getnewargs__": __getnewargs__,
        "_replace": _replace, "__replace__": _replace, "_asdict": _asdict, "__repr__": __repr__, "__match_args__": fields,
        "__doc__": f"{typename}({', '.join(fields)})"}
    for position, name in enumerate(fields):
        body[name] = _tuplegetter(position, f"Alias for field number {position}")
    body["__module__"] = _caller_module() if module is None else module
    return type(typename, (tuple,), body)
