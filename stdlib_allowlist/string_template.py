# module: string._template
# Template: text with $names.
__name__ = "string"


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Pairs (literal text, name): name None at the end, and the index where an invalid placeholder starts as int."""
        text = self.template
        position = 0
        while True:
            start = text.find(self.delimiter, position)
            if start < 0:
                yield text[position:], None, ""
                return
            literal = text[position:start]
            after = start + len(self.delimiter)
            if text.startswith(self.delimiter, after):
                yield literal + self.delimiter, None, ""
                position = after + len(self.delimiter)
                continue
            braced = text.startswith("{", after)
            begin = after + 1 if braced else after
            end = begin
            while end < len(text) and text[end].isascii() and (
                    text[end] == "_" or text[end].isalpha() or (end > begin and text[end].isdigit())):
                end += 1
            if end == begin or (braced and not text.startswith("}", end)):
                yield literal, start, self.delimiter
                position = after
                continue
            position = end + 1 if braced else end
            yield literal, text[begin:end], text[start:position]

    def _fill(self, mapping, safe):
        out = []
        for literal, name, source in self._pieces():
            out.append(literal)
            if name is None:
                continue
            if isinstance(name, int):
                if not safe:
                    self._raise_invalid(name)
                out.append(source)
                continue
            try:
                out.append(str(mapping[name]))
            except KeyError:
                if not safe:
                    raise
                out.append(source)
        return "".join(out)

    def _raise_invalid(self, position):
        lines = self.template[:position + 1].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = position + 1 - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws} if kws else mapping, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws} if kws else mapping, True)

    def get_identifiers(self):
        names = []
        for _, name, _ in self._pieces():
            if isinstance(name, str) and name not in names:
                names.append(name)
        return names

    def is_valid(self):
        return not any(isinstance(name, int) for _, name, _ in self._pieces())
