# module: json.decoder
# Reading JSON with hooks and with exact errors.
__all__ = ["JSONDecoder", "JSONDecodeError"]

_INFINITY = float("inf")


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count("\n", 0, pos) + 1
        column = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {line} column {column} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = line
        self.colno = column


_SPACE = " \t\n\r"
_NUMBER_CHARACTERS = "+-0123456789.eE"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {"-Infinity": -_INFINITY, "Infinity": _INFINITY, "NaN": float("nan")}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, _skip_space(s, 0))
        end = _skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        return self._value(s, idx)

    def _value(self, s, at):
        first = s[at:at + 1]
        if first == '"':
            return _scan_string(s, at + 1, self.strict)
        if first == "{":
            return self._object(s, at + 1)
        if first == "[":
            return self._array(s, at + 1)
        if first == "-" or first.isdigit() and first.isascii():
            found = self._number(s, at)
            if found is not None:
                return found
        for word, item in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, at):
                return item, at + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise JSONDecodeError("Expecting value", s, at)

    def _number(self, s, at):
        end = at + 1 if s[at] == "-" else at
        start_of_digits = end
        length = len(s)
        while end < length and "0" <= s[end] <= "9":
            end += 1
            if s[start_of_digits] == "0":
                break
        if end == start_of_digits:
            return None
        is_float = False
        if end + 1 < length and s[end] == "." and "0" <= s[end + 1] <= "9":
            is_float = True
            end += 1
            while end < length and "0" <= s[end] <= "9":
                end += 1
        if end < length and s[end] in "eE":
            after = end + 1
            if after < length and s[after] in "+-":
                after += 1
            if after < length and "0" <= s[after] <= "9":
                is_float = True
                end = after
                while end < length and "0" <= s[end] <= "9":
                    end += 1
        text = s[at:end]
        return (self.parse_float if is_float else self.parse_int)(text), end

    def _array(self, s, at):
        items = []
        at = _skip_space(s, at)
        if s[at:at + 1] == "]":
            return items, at + 1
        while True:
            item, at = self._value(s, at)
            items.append(item)
            at = _skip_space(s, at)
            separator = s[at:at + 1]
            if separator == "]":
                return items, at + 1
            if separator != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip_space(s, at + 1)
            if s[at:at + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _object(self, s, at):
        pairs = []
        at = _skip_space(s, at)
        if s[at:at + 1] == "}":
            at += 1
        else:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            while True:
                key, at = _scan_string(s, at + 1, self.strict)
                at = _skip_space(s, at)
                if s[at:at + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                item, at = self._value(s, _skip_space(s, at + 1))
                pairs.append((key, item))
                at = _skip_space(s, at)
                separator = s[at:at + 1]
                if separator == "}":
                    at += 1
                    break
                if separator != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                comma = at
                at = _skip_space(s, at + 1)
                if s[at:at + 1] != '"':
                    if s[at:at + 1] == "}":
                        raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        result = dict(pairs)
        if self.object_hook is not None:
            result = self.object_hook(result)
        return result, at


def _skip_space(s, at):
    length = len(s)
    while at < length and s[at] in _SPACE:
        at += 1
    return at


def _scan_string(s, begin, strict):
    pieces = []
    at = begin
    while True:
        quote = s.find('"', at)
        if quote < 0:
            raise JSONDecodeError("Unterminated string starting at", s, begin - 1)
        backslash = s.find("\\", at, quote)
        end = quote if backslash < 0 else backslash
        piece = s[at:end]
        if strict and not piece.isprintable():
            for offset, character in enumerate(piece):
                if character < " ":
                    raise JSONDecodeError("Invalid control character at", s, at + offset)
        pieces.append(piece)
        if backslash < 0:
            return "".join(pieces), quote + 1
        code = s[backslash + 1:backslash + 2]
        if code != "u":
            if code not in _ESCAPES:
                if not code:
                    raise JSONDecodeError("Unterminated string starting at", s, begin - 1)
                raise JSONDecodeError("Invalid \\escape", s, backslash)
            pieces.append(_ESCAPES[code])
            at = backslash + 2
            continue
        unit = _hex4(s, backslash + 1)
        at = backslash + 6
        if 0xD800 <= unit <= 0xDBFF and s.startswith("\\u", at):
            low = _hex4(s, at + 1)
            if 0xDC00 <= low <= 0xDFFF:
                unit = 0x10000 + ((unit - 0xD800) << 10 | low - 0xDC00)
                at += 6
        pieces.append(chr(unit))


def _hex4(s, at):
    digits = s[at + 1:at + 5]
    if len(digits) == 4 and all(digit in "0123456789abcdefABCDEF" for digit in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at)
