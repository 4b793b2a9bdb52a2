# module: string._formatter
# Formatter: str.format in parts that can be redefined. Fields name attributes through getattr, and so through the guard.
__name__ = "string"


def _field_end(text, at):
    """Where the braces that are open at `at` are closed."""
    depth = 1
    while depth:
        if at == len(text):
            raise ValueError("unmatched '{' in format spec")
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
        at += 1
    return at


def _parse_field(text, at):
    """The field that begins at `at`, after its brace: name, specification, conversion, and where it ends."""
    start = at
    bracketed = False
    while at < len(text) and (bracketed or text[at] not in "!:}"):
        if text[at] == "{" and not bracketed:
            raise ValueError("unexpected '{' in field name")
        if text[at] in "[]":
            bracketed = text[at] == "["
        at += 1
    if at == len(text):
        raise ValueError("expected '}' before end of string")
    name = text[start:at]
    conversion = None
    if text[at] == "!":
        if at + 1 == len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at + 1]
        at += 2
        if at >= len(text):
            raise ValueError("unmatched '{' in format spec")
        if text[at] not in ":}":
            raise ValueError("expected ':' after conversion specifier")
    if text[at] == "}":
        return name, "", conversion, at + 1
    end = _field_end(text, at + 1)
    return name, text[at + 1:end - 1], conversion, end


def _split_field(name):
    """The first part of a field's name, and where the rest begins."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    return int(first) if first.isdecimal() else first, end


def _field_steps(name, end):
    """Pairs (is attribute, key) for the rest of a field's name."""
    while end < len(name):
        start = end + 1
        if name[end] == ".":
            end = start
            while end < len(name) and name[end] not in ".[":
                end += 1
            key = name[start:end]
        elif name[end] == "[":
            end = name.find("]", start)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = name[start:end]
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
        is_attribute = name[start - 1] == "."
        yield is_attribute, int(key) if not is_attribute and key.isdecimal() else key


class Formatter:
    """Replaces fields in braces, as str.format does, by methods that can be redefined."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, name, specification, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                auto_arg_index = False
            item, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            item = self.convert_field(item, conversion)
            specification, auto_arg_index = self._vformat(
                specification, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            out.append(self.format_field(item, specification))
        return "".join(out), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Tuples (literal text, field name, format specification, conversion)."""
        at = 0
        length = len(format_string)
        while at < length:
            start = at
            while at < length and format_string[at] not in "{}":
                at += 1
            if at == length:
                yield format_string[start:], None, None, None
                return
            brace = format_string[at]
            if format_string[at + 1:at + 2] == brace:
                yield format_string[start:at + 1], None, None, None
                at += 2
                continue
            if brace == "}" or at + 1 == length:
                raise ValueError(f"Single '{brace}' encountered in format string")
            literal = format_string[start:at]
            name, specification, conversion, at = _parse_field(format_string, at + 1)
            yield literal, name, specification, conversion

    def get_field(self, field_name, args, kwargs):
        first, end = _split_field(field_name)
        item = self.get_value(first, args, kwargs)
        for is_attribute, key in _field_steps(field_name, end):
            item = getattr(item, key) if is_attribute else item[key]
        return item, first
