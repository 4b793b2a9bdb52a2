# module: json.encoder
# Writing as JSON what the native writer leaves.
__all__ = ["JSONEncoder"]

_INFINITY = float("inf")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}


def _quote(text, ensure_ascii):
    out = ['"']
    for character in text:
        short = _SHORT.get(character)
        if short is not None:
            out.append(short)
        elif character < " " or (ensure_ascii and character > "~"):
            code = ord(character)
            if code > 0xFFFF:
                code -= 0x10000
                out.append(f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}")
            else:
                out.append(f"\\u{code:04x}")
        else:
            out.append(character)
    out.append('"')
    return "".join(out)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        out = []
        self._write(o, out, 0, [] if self.check_circular else None)
        return iter(out)

    def _float(self, number):
        if number != number or number in (_INFINITY, -_INFINITY):
            if not self.allow_nan:
                raise ValueError(f"Out of range float values are not JSON compliant: {number!r}")
            return "NaN" if number != number else "Infinity" if number > 0 else "-Infinity"
        return float.__repr__(number)

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return self._float(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")

    def _write(self, o, out, level, open_containers):
        if isinstance(o, str):
            out.append(_quote(o, self.ensure_ascii))
        elif o is None:
            out.append("null")
        elif o is True:
            out.append("true")
        elif o is False:
            out.append("false")
        elif isinstance(o, int):
            out.append(int.__repr__(o))
        elif isinstance(o, float):
            out.append(self._float(o))
        else:
            if open_containers is not None:
                if any(o is container for container in open_containers):
                    raise ValueError("Circular reference detected")
                open_containers.append(o)
            if isinstance(o, (list, tuple)):
                self._write_list(o, out, level, open_containers)
            elif isinstance(o, dict):
                self._write_dict(o, out, level, open_containers)
            else:
                self._write(self.default(o), out, level, open_containers)
            if open_containers is not None:
                open_containers.pop()

    def _write_list(self, items, out, level, open_containers):
        if not items:
            out.append("[]")
            return
        newline = None if self.indent is None else "\n" + self.indent * (level + 1)
        separator = self.item_separator if newline is None else self.item_separator + newline
        out.append("[" if newline is None else "[" + newline)
        first = True
        for item in items:
            if not first:
                out.append(separator)
            first = False
            self._write(item, out, level + 1, open_containers)
        out.append("]" if newline is None else "\n" + self.indent * level + "]")

    def _write_dict(self, mapping, out, level, open_containers):
        if not mapping:
            out.append("{}")
            return
        newline = None if self.indent is None else "\n" + self.indent * (level + 1)
        separator = self.item_separator if newline is None else self.item_separator + newline
        out.append("{" if newline is None else "{" + newline)
        pairs = mapping.items()
        if self.sort_keys:
            pairs = sorted(pairs)
        first = True
        for key, item in pairs:
            key = self._key(key)
            if key is None:
                continue
            if not first:
                out.append(separator)
            first = False
            out.append(_quote(key, self.ensure_ascii))
            out.append(self.key_separator)
            self._write(item, out, level + 1, open_containers)
        out.append("}" if newline is None else "\n" + self.indent * level + "}")
