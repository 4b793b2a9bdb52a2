# Small programs that work on text: a CSV reader, a template engine, a JSON writer, a wrapper, a calculator, a Markdown subset.


def read_csv(text):
    rows, row, field, quoted = [], [], "", False
    i = 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"':
                if text[i + 1:i + 2] == '"':
                    field += '"'
                    i += 1
                else:
                    quoted = False
            else:
                field += c
        elif c == '"':
            quoted = True
        elif c == ",":
            row.append(field)
            field = ""
        elif c == "\n":
            rows.append(row + [field])
            row, field = [], ""
        else:
            field += c
        i += 1
    if field or row:
        rows.append(row + [field])
    return rows


print(read_csv('name,"quoted, text",n\nann,"said ""hi""",3\n"two\nlines",,é'))


def write_json(value, indent=0):
    pad = "  " * indent
    match_ = type(value)
    if value is None or match_ is bool:
        return {None: "null", True: "true", False: "false"}[value]
    if match_ in (int, float):
        return repr(value)
    if match_ is str:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if match_ is list:
        return "[\n" + ",\n".join(pad + "  " + write_json(v, indent + 1) for v in value) + f"\n{pad}]" if value else "[]"
    if match_ is dict:
        return "{\n" + ",\n".join(f"{pad}  {write_json(k)}: {write_json(v, indent + 1)}" for k, v in value.items()) + f"\n{pad}}}" if value else "{}"
    raise TypeError(f"cannot write {match_.__name__}")


print(write_json({"a": [1, 2.5, {"b": None}], "c": 'q"\n', "d": {}, "e": [True, []]}))
try:
    write_json({"a": {1, 2}})
except TypeError as error:
    print(error)


def wrap(text, width):
    line, lines = [], []
    for word in text.split():
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            lines.append(line)
            line = []
        line.append(word)
    lines.append(line)
    return lines


def justify(lines, width):
    for words in lines[:-1]:
        if len(words) == 1:
            yield words[0]
            continue
        gaps, spaces = len(words) - 1, width - sum(map(len, words))
        each, extra = divmod(spaces, gaps)
        yield "".join(w + " " * (each + (i < extra)) for i, w in enumerate(words[:-1])) + words[-1]
    yield " ".join(lines[-1])


text = "In the beginning there was a small interpreter which could print only one line of text and nothing more whatsoever; then it learned to count."
for line in justify(wrap(text, 32), 32):
    print(f"|{line:<32}|")


def render(template, **names):
    out, rest = [], template
    while rest:
        before, mark, rest = rest.partition("{{")
        out.append(before)
        if not mark:
            break
        name, mark, rest = rest.partition("}}")
        name, *filters = (part.strip() for part in name.split("|"))
        value = names
        for part in name.split("."):
            value = value[int(part)] if part.isdigit() else value[part]
        for filter_ in filters:
            value = {"upper": str.upper, "len": len, "join": ", ".join, "title": str.title}[filter_](value)
        out.append(str(value))
    return "".join(out)


print(render("Dear {{name|title}}, you have {{ items | len }} items: {{items|join}}; first {{ items.0 | upper }}, city {{address.city}}.", name="ann lee", items=["pen", "ink"], address={"city": "Köln"}))
try:
    render("{{missing}}")
except KeyError as error:
    print("missing", error)


class Calculator:
    def __init__(self, text):
        self.tokens = self.split(text)
        self.position = 0

    @staticmethod
    def split(text):
        tokens, number = [], ""
        for c in text + " ":
            if c.isdigit() or c == ".":
                number += c
                continue
            if number:
                tokens.append(float(number) if "." in number else int(number))
                number = ""
            if not c.isspace():
                tokens.append(c)
        return tokens + [None]

    def peek(self):
        return self.tokens[self.position]

    def take(self):
        self.position += 1
        return self.tokens[self.position - 1]

    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value

    def product(self):
        value = self.atom()
        while self.peek() in ("*", "/"):
            if self.take() == "*":
                value *= self.atom()
            else:
                value /= self.atom()
        return value

    def atom(self):
        token = self.take()
        if token == "(":
            value = self.sum()
            if self.take() != ")":
                raise SyntaxError("expected )")
            return value
        if token == "-":
            return -self.atom()
        if isinstance(token, (int, float)):
            return token
        raise SyntaxError(f"unexpected {token!r}")


for expression in ("1 + 2 * 3", "(1 + 2) * -3", "2 * (3 + 4) / 7 - 1.5", "1 +", "(1", "1 / 0", "", "7"):
    try:
        print(expression, "=", Calculator(expression).sum())
    except (SyntaxError, ZeroDivisionError) as error:
        print(expression, "->", type(error).__name__, error)


def markdown(text):
    out, items = [], []
    for line in text.splitlines() + [""]:
        if line.startswith("- "):
            items.append(f"<li>{line[2:]}</li>")
            continue
        if items:
            out.append("<ul>" + "".join(items) + "</ul>")
            items = []
        level = len(line) - len(line.lstrip("#"))
        if level:
            out.append(f"<h{level}>{line.lstrip('# ')}</h{level}>")
        elif line:
            for mark, tag in (("**", "b"), ("*", "i"), ("`", "code")):
                parts = line.split(mark)
                line = "".join(part + (f"<{tag}>" if i % 2 == 0 else f"</{tag}>") for i, part in enumerate(parts[:-1])) + parts[-1]
            out.append(f"<p>{line}</p>")
    return "\n".join(out)


print(markdown("# Title\nSome **bold**, *italic* and `code`.\n- one\n- two\n## Sub\nend"))


def columns(rows):
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(" | ".join(str(cell).ljust(w) if isinstance(cell, str) else str(cell).rjust(w) for cell, w in zip(row, widths)).rstrip() for row in rows)


print(columns([("name", "qty", "price"), ("apple", 3, 1.5), ("größe", 12, 100.25), ("日本", 7, 0.0)]))
print("".join(f"{b:02x}" for b in "héllo".encode()), " ".join(format(ord(c), "07b") for c in "abc"), "-".join("hello world".title().split()), "".join(c for c in "a1b2" if c.isdigit()), " ".join("{:>3}".format(n) for n in range(5)))


def run_length(text):
    out, i = "", 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out += f"{j - i}{text[i]}"
        i = j
    return out


print(run_length("aaabccdddd"), run_length(""), [run_length(s) for s in ("x", "xx", "xyx")])


def anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), []).append(word)
    return [group for group in groups.values() if len(group) > 1]


print(anagrams("listen silent enlist google elbow below state taste tea eat ate".split()))
print(*(f"{'Fizz' * (n % 3 == 0)}{'Buzz' * (n % 5 == 0)}" or n for n in range(1, 16)))
print("\n".join(" ".join(f"{a * b:>2}" for b in range(1, 6)) for a in range(1, 4)))
