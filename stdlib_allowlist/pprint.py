# pprint: values laid out to be read.
__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format a Python object into a pretty-printed representation."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object"""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._repr(object, {}, 0)


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    printer = PrettyPrinter()
    text = printer._repr(object, {}, 0)
    return not printer._recursive and not text.startswith("<")


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    printer = PrettyPrinter()
    printer._repr(object, {}, 0)
    return printer._recursive


class _Order:
    """Sorts keys of any types: by themselves where they can be compared, else by type and place."""

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        try:
            return self.item < other.item
        except TypeError:
            return (str(type(self.item)), id(self.item)) < (str(type(other.item)), id(other.item))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent, self._width, self._stream = depth, indent, width, stream
        self._compact, self._sort, self._underscores, self._recursive = bool(compact), sort_dicts, underscore_numbers, False

    def pprint(self, object):
        text = self.pformat(object) + "\n"
        if self._stream is None:
            import sys
            sys.stdout.write(text)
        else:
            self._stream.write(text)

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, {}, 0)
        return "".join(out)

    def _items(self, mapping):
        return sorted(mapping.items(), key=lambda pair: _Order(pair[0])) if self._sort else mapping.items()

    def _repr(self, object, context, level):
        kind = type(object)
        if kind is int and self._underscores:
            return f"{object:_d}"
        containers = {dict: "{}", list: "[]", tuple: "()"}
        if kind not in containers or not object:
            return repr(object)
        left, right = containers[kind]
        if id(object) in context:
            self._recursive = True
            return f"<Recursion on {kind.__name__} with id={id(object)}>"
        if self._depth is not None and level >= self._depth:
            return left + "..." + right
        context[id(object)] = 1
        if kind is dict:
            inner = [f"{self._repr(key, context, level + 1)}: {self._repr(value, context, level + 1)}" for key, value in self._items(object)]
        else:
            inner = [self._repr(item, context, level + 1) for item in object]
        del context[id(object)]
        if kind is tuple and len(inner) == 1:
            right = ",)"
        return left + ", ".join(inner) + right

    def _format(self, object, out, indent, allowance, context, level):
        if id(object) in context:
            out.append(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            self._recursive = True
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            method = self._layouts.get(type(object))
            if method is not None:
                context[id(object)] = 1
                method(self, object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        out.append(text)

    def _dict(self, object, out, indent, allowance, context, level):
        out.append("{" + (self._indent - 1) * " ")
        if object:
            pairs = list(self._items(object))
            indent += self._indent
            for number, (key, value) in enumerate(pairs):
                last = number == len(pairs) - 1
                shown = self._repr(key, context, level)
                out.append(shown + ": ")
                self._format(value, out, indent + len(shown) + 2, allowance + 1 if last else 1, context, level)
                if not last:
                    out.append(",\n" + " " * indent)
        out.append("}")

    def _sequence(self, items, out, indent, allowance, context, level, right):
        items = list(items)
        indent += self._indent
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        separator = ",\n" + " " * indent
        width = room = self._width - indent + 1
        delimiter = ""
        for number, item in enumerate(items):
            last = number == len(items) - 1
            if last:
                room -= allowance + len(right)
                width -= allowance + len(right)
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if room < size:
                    room = width
                    if delimiter:
                        delimiter = separator
                if room >= size:
                    room -= size
                    out.append(delimiter + text)
                    delimiter = ", "
                    continue
            out.append(delimiter)
            delimiter = separator
            self._format(item, out, indent, allowance + len(right) if last else 1, context, level)

    def _list(self, object, out, indent, allowance, context, level):
        out.append("[")
        self._sequence(object, out, indent, allowance, context, level, "]")
        out.append("]")

    def _tuple(self, object, out, indent, allowance, context, level):
        right = ",)" if len(object) == 1 else ")"
        out.append("(")
        self._sequence(object, out, indent, allowance, context, level, right)
        out.append(right)

    def _set(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        name = type(object).__name__
        left, right = ("{", "}") if type(object) is set else (name + "({", "})")
        if type(object) is not set:
            indent += len(name) + 1
        out.append(left)
        self._sequence(sorted(object, key=_Order), out, indent, allowance + len(right) - 1, context, level, right)
        out.append(right)

    def _str(self, object, out, indent, allowance, context, level):
        import re
        if not object:
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        most = width = self._width - indent
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                width -= allowance
            if len(text) <= width:
                chunks.append(text)
                continue
            parts = re.findall(r"\S*\s*", line)[:-1]
            current = ""
            wide = most
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    wide -= allowance
                if len(repr(candidate)) > wide:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        open_, close = ("(", ")") if level == 1 else ("", "")
        out.append(open_ + ("\n" + " " * indent).join(chunks) + close)

    _layouts = {dict: _dict, list: _list, tuple: _tuple, set: _set, frozenset: _set, str: _str}
