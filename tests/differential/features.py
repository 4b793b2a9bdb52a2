"""Parts of random programs for single areas of the language and its library, for generator.py.

Each public method of Features writes a few statements at the left margin that stand for themselves: they use no variable of the
rest of the program. What may fail is printed as the exception's type and text. Everything random comes from the program's seed.
"""

FORMATTED = {
    "int": ("0", "-1", "42", "-123456789", "10**21", "True", "255"),
    "float": ("0.0", "-0.0", "1.5", "1e16", "123456.789", "-2.5e-7", "1e22", "5e-324", "1.7976931348623157e308", "float('nan')", "float('-inf')", "0.1 + 0.2", "2.675", "1e23", "9.5", "0.5", "99.995"),
    "str": ("''", "'a'", "'héllo'", "'日本語'", "'long text here'", "'tab\\t'"),
    "complex": ("1j", "(1.5-2.5j)", "complex('nan')", "(-0.0+0j)", "1e20j"),
    "bytes": ("b'x'", "bytearray(b'ab')", "None", "[1]", "(1, 2)"),
}
NUMBER_TEXTS = ("0", "-0", "+7", " 12 ", "1_000", "1__0", "_1", "0x1F", "0b101", "0o17", "017", "1e5", "1E-3", ".5", "5.", ".", "", "-", "inf", "-Infinity", "nan", "1e400", "1e-400", "١٢٣", "12a", "0x", "1_0.5_0",
                "1.5e", "9" * 25, "\\n3\\t", "--1", "+-1", "1 2", "0.1e1", "infinit", "1j", "3+4j", "(1+2j)", "1+", "0_0", "00", "1e+10", "1.7976931348623159e308", "z", "10", "0b2", "\\x001")
BIG = ("2**64", "-2**63", "10**30", "3**200", "-7**77", "2**1000 - 1", "12345678901234567890", "1 << 200", "-(1 << 63)", "2**47", "-2**47", "2**47 - 1", "0", "1", "-1", "255", "10**18")
TEXT_METHODS = {
    "capitalize": 0, "casefold": 0, "center": 2, "count": 3, "encode": 2, "endswith": 3, "expandtabs": 1, "find": 3, "index": 3, "isalnum": 0, "isdecimal": 0, "isidentifier": 0, "isnumeric": 0, "isprintable": 0,
    "join": 1, "ljust": 2, "lower": 0, "lstrip": 1, "partition": 1, "removeprefix": 1, "removesuffix": 1, "replace": 3, "rfind": 3, "rindex": 3, "rjust": 2, "rpartition": 1, "rsplit": 2, "rstrip": 1, "split": 2,
    "splitlines": 1, "startswith": 3, "strip": 1, "swapcase": 0, "title": 0, "translate": 1, "upper": 0, "zfill": 1, "format": 2,
}
BYTES_METHODS = {
    "capitalize": 0, "center": 2, "count": 3, "decode": 2, "endswith": 3, "expandtabs": 1, "find": 3, "hex": 2, "index": 3, "isalnum": 0, "isalpha": 0, "isascii": 0, "isdigit": 0, "islower": 0, "isspace": 0, "istitle": 0,
    "join": 1, "ljust": 2, "lstrip": 1, "partition": 1, "removeprefix": 1, "replace": 3, "rfind": 3, "rindex": 3, "rpartition": 1, "rsplit": 2, "rstrip": 1, "split": 2, "splitlines": 1, "startswith": 3, "strip": 1,
    "swapcase": 0, "title": 0, "translate": 2, "upper": 0, "zfill": 1,
}
ARRAY_METHODS = {"append": 1, "extend": 1, "insert": 2, "pop": 1, "remove": 1, "reverse": 0, "clear": 0, "copy": 0}
TEXT_ARGUMENTS = ("'a'", "''", "'é'", "' '", "'ab'", "None", "0", "-1", "3", "7", "True", "1.5", "b'a'", "('a', 'b')", "['x', 'y']", "{97: 'z'}", "'utf-8'", "'ascii'", "'ignore'", "10**10", "-10**20")
BYTES_ARGUMENTS = ("b'a'", "b''", "b' '", "b'bc'", "None", "0", "-1", "3", "97", "True", "1.5", "'a'", "(b'a', b'c')", "[b'x', b'y']", "bytes(range(256))", "'utf-8'", "'latin-1'", "'replace'", "10**10", "256", "memoryview(b'a')", "':'", "bytearray(b'c')")
TEXTS = ("'banana'", "'Straße ÀÉ'", "'a,b;c'", "'  pad  '", "'line\\nline2\\r\\n'", "''", "'ﬁ ǅ İ'", "'x\\ty'", "'12٣'", "'日本'")
DATA = ("b'banana'", "b'\\x00\\xff\\x80'", "b'a,b;c'", "b'  pad  '", "b'line\\nx\\r\\n'", "b''", "bytearray(b'Mixed Case')", "bytearray(b'abcabc')")
REPLACED = ("[1, 2]", "b'xy'", "5", "'ab'", "s")
SLICE_PARTS = ("", "0", "1", "-1", "2", "-3", "100", "-100", "None", "True", "10**20", "-10**20", "1.5", "'a'", "Index(2)", "Index('x')")
SIGNATURES = ("a", "a, b", "a, b=2", "a, /, b", "a, b=2, /", "*, a", "*, a=1", "a, *, b", "*args", "a, *args", "**more", "a, **more", "a, /, b, *, c", "a, b=1, *args, c, d=4, **more", "", "a=1, b=2, c=3", "a, b, c, d, e")
CALLS = ("", "1", "1, 2", "1, 2, 3", "a=1", "b=2", "1, a=1", "1, b=2", "c=3, a=1", "*[1, 2]", "*()", "**{'a': 1}", "1, *[2], b=3", "**{'x': 1}", "a=1, **{'a': 2}", "*5", "**5", "*[1], **{'b': 2, 'c': 3}", "1, 2, c=3, d=5", "1, 2, 3, 4, 5, 6", "**{1: 2}", "*'ab', c=1", "zz=1, yy=2")
PATTERNS = (r"\d+", r"(\w)(\w)?", r"a|b|", r"(?P<n>[a-c]+)", r"^\s*", r"(?i)B", r"\bx", r"(a)(?=b)", r"(?<!a)b", r"[^\w]", r"(?:ab)*", r"a{2,3}?", r"(\w)\1", r".", r"$", r"(?m)^.", r"(?s).+", r"\Aab", r"x*", r"(?P<a>x)(?P<b>y)?", r"[a\-z]", r"(", r"[", r"*", r"(?P<1>x)", r"a{3,1}", r"\g", r"(?<=a+)b", r"(?P<n>a)(?P<n>b)", r"\1")
SUBJECTS = ("'abc 123'", "'aabbcc'", "''", "'xyx y'", "'line\\nab'", "'ABBA'", "'é à'", "'a-b_c'")
REPLACEMENTS = (r"'-'", r"r'\1'", r"r'<\g<0>>'", r"r'\g<n>'", r"lambda m: m.group().upper()", r"r'\9'", r"r'\x'", r"''", r"r'\n'")
STRUCTS = ("i", "<h", ">H", "bB", "=q", "!I", "3s", "f", "d", "?", "c", "5p", "<hhl", "x", "2x3b", "Q", "e", ">e", "n", "ii ", "z", "<n", "0i", "P", "4", "hs")
JSONS = ("{'a': [1, 2.5, None, True]}", "[]", "{1: 2, None: 3, True: 4}", "'\\u00e9\\n\\x7f'", "float('nan')", "{'b': 1, 'a': 2}", "(1, 2)", "{(1,): 2}", "{1, 2}", "1e100", "10**30", "b'x'", "[[], {}]")
JSON_TEXTS = ("'[1, 2,]'", "'{\"a\": 1}'", "'nul'", "'[1 2]'", "'{\"a\" 1}'", "'\"abc'", "''", "'[1e5, -0, 1E400]'", "'{\"a\": 1, \"a\": 2}'", "'\"\\\\u12\"'", "'[1] x'", "'NaN'", "'01'", "'\"\\n\"'", "'{a: 1}'", "' 1 '", "'[' * 5", "'{\"a\":}'", "'-'", "'\"\\\\ud83d\\\\ude00\"'")
ERRORS = ("ValueError", "TypeError", "KeyError", "OSError", "ZeroDivisionError", "IndexError", "RuntimeError")


class Features:
    """Mixed into generator.Program."""

    def attempt_line(self, text):
        self.block("try:", lambda: self.line(text))
        self.block("except Exception as error:", lambda: self.line("print(type(error).__name__, error)"))

    def attempt_lines(self, text):
        self.block("try:", lambda: [self.line(line) for line in text.split("\n")])
        self.block("except Exception as error:", lambda: self.line("print(type(error).__name__, error)"))

    def attempts(self, lines):
        for line in lines:
            self.attempt_line(line)

    def some(self, items, least=1, most=3):
        return self.random.sample(items, self.random.randint(least, min(most, len(items))))

    # -- text and numbers -------------------------------------------------------------------------------------------------

    def format_specification(self):
        kinds = ("", "b", "c", "d", "o", "x", "X", "n", "e", "E", "f", "F", "g", "G", "%", "s", "a")
        align = self.pick(("", "", "<", ">", "^", "=", "*<", "é^", "0>", "{<"))
        parts = (align, self.pick(("", "", "+", "-", " ")), self.pick(("", "", "", "z")), self.pick(("", "", "#")), self.pick(("", "", "0")), self.pick(("", "5", "12", "1")), self.pick(("", "", ",", "_")), self.pick(("", "", ".0", ".3", ".10", ".")), self.pick(kinds))
        return "".join(parts)

    def formatting(self):
        for _ in range(4):
            kind = self.pick(tuple(FORMATTED))
            self.attempt_line(f"print(repr(format({self.pick(FORMATTED[kind])}, {self.format_specification()!r})))")
        for _ in range(4):
            kind = self.pick(tuple(FORMATTED))
            text = "%" + self.pick(("", "", "-", "+", " ", "0", "#", "-0", "(k)")) + self.pick(("", "5", "*", "12")) + self.pick(("", ".2", ".0", ".*")) + self.pick(("d", "i", "u", "o", "x", "X", "e", "f", "g", "G", "c", "r", "s", "a", "%", "q", ""))
            value = self.pick(FORMATTED[kind])
            right = self.pick((value, f"({value},)", f"(3, {value})", f"(7, 2, {value})", f"{{'k': {value}}}", "()"))
            self.attempt_line(f"print(repr({self.pick(('', 'b'))}{text + '|'!r} % {right}))")

    def parsing(self):
        for _ in range(5):
            text = "'" + self.pick(NUMBER_TEXTS) + "'"
            self.attempt_line(self.pick((f"print(int({text}))", f"print(float({text}))", f"print(int({text}, {self.pick(('0', '2', '8', '10', '16', '36', '37', '1', '-1', 'None'))}))", f"print(complex({text}))",
                                         f"print(float.fromhex({text}))", f"print(int({text}.encode()))", f"print(bool({text}))", f"print(float.hex(float({text})))")))

    def big_integers(self):
        one, two = self.pick(BIG), self.pick(BIG)
        for _ in range(5):
            operator = self.pick(("+", "-", "*", "//", "%", "&", "|", "^", "<", "==", ">="))
            self.attempt_line(self.pick((f"print(({one}) {operator} ({two}))", f"print(divmod({one}, {two}))", f"print(pow({one}, {self.random.randint(-2, 40)}, {self.pick(BIG)}))", f"print(({one}) / ({two}))",
                                         f"print(({one}) << {self.random.randint(-1, 130)}, ({one}) >> {self.random.randint(0, 130)})", f"print(float({one}), hash({one}) == hash(int(str({one}))))",
                                         f"print(({one}).bit_length(), ({one}).bit_count(), hex({one}), f'{{{one}:,}}')", f"print(round({one}, {self.random.randint(-20, 2)}))", f"print(({one}) * 1.5, ({one}) < 1e18, ({one}) == float({one}))",
                                         f"print(math.isqrt({one}), math.gcd({one}, {two}))", f"print(({one}).to_bytes({self.random.randint(0, 30)}, {self.pick(('big', 'little'))!r}, signed={self.pick(('True', 'False'))}))")))

    def method_calls(self):
        subjects, methods, arguments = self.pick(((TEXTS, TEXT_METHODS, TEXT_ARGUMENTS), (DATA, BYTES_METHODS, BYTES_ARGUMENTS), (DATA[-2:], ARRAY_METHODS, BYTES_ARGUMENTS)))
        for _ in range(6):
            method = self.pick(tuple(methods))
            given = ", ".join(self.pick(arguments) for _ in range(self.random.randint(0, methods[method])))
            self.attempt_line(f"subject = {self.pick(subjects)}; print(subject.{method}({given}), subject)")

    def slicing(self):
        self.line("class Index:")
        self.line("    def __init__(self, number): self.number = number")
        self.line("    def __index__(self): return self.number")
        subject = self.pick(("list(range(8))", "'abcdefgh'", "b'abcdefgh'", "bytearray(b'abcdefgh')", "tuple(range(8))", "range(2, 18, 2)", "memoryview(b'abcdefgh')", "memoryview(bytearray(b'abcdefgh'))", "collections.deque(range(8))"))
        shown = ".tolist()" if "memoryview" in subject else ""
        for _ in range(6):
            part = ":".join(self.pick(SLICE_PARTS) for _ in range(self.random.randint(2, 3)))
            self.attempt_line(self.pick((f"print(({subject})[{part}]{shown})", f"print(({subject})[{self.pick(SLICE_PARTS[1:])}])", f"s = {subject}; s[{part}] = {self.pick(REPLACED)}; print(s)",
                                         f"s = {subject}; del s[{part}]; print(s)", f"print(slice({', '.join(p or 'None' for p in part.split(':'))}).indices({self.random.randint(-1, 9)}))")))

    # -- functions, generators, scopes --------------------------------------------------------------------------------------

    def calls(self):
        name = self.name("call")
        kind = self.pick(("def", "method", "lambda", "class"))
        signature = self.pick(SIGNATURES)
        shown = "sorted(locals().items(), key=lambda pair: pair[0])"
        if kind == "def":
            self.line(f"def {name}({signature}): return {shown}")
        elif kind == "lambda":
            self.line(f"{name} = lambda {signature}: {shown}")
        elif kind == "method":
            self.line(f"class {name}_class:")
            self.line(f"    {self.pick(('', '@staticmethod'))}")
            self.line(f"    def m({'self' + (', ' + signature if signature else '')}): return len(locals())")
            self.line(f"{name} = {name}_class().m")
        else:
            self.line(f"class {name}:")
            self.line(f"    def __init__({'self' + (', ' + signature if signature else '')}): print(len(locals()))")
            self.line(f"    def __eq__(self, other): return True")
        self.attempts(f"print({name}({call}){' == 0' if kind == 'class' else ''})" for call in self.some(CALLS, 2, 5))

    def generator_control(self):
        name = self.name("gen")
        inner = (f"        {self.pick(('yield 1', 'got = yield 2', 'yield from [3, 4]', 'print((yield))'))}",)
        self.line(f"def {name}_inner():")
        self.line("    try:")
        for line in inner * self.random.randint(1, 2):
            self.line(line)
        handled = self.pick(("ValueError as e", "GeneratorExit", "Exception as e", "KeyError"))
        self.line(f"    except {handled}:")
        # A generator that will not be closed is left to the collector (TRADEOFFS.md: finalizers).
        left = ("print(1)", "raise", "return 5", "raise KeyError(1)", "raise StopIteration(2)") + (() if handled == "GeneratorExit" else ("yield 9",))
        self.line(f"        {self.pick(left)}")
        self.line("    finally:")
        self.line(f"        {self.pick(('print(2)', 'pass', 'yield 8' if self.chance(0.2) else 'pass', 'return 7' if self.chance(0.3) else 'pass'))}")
        self.line(f"    return {self.pick(('1', 'None', '[2]'))}")
        self.line(f"def {name}():")
        self.line(f"    result = yield from {name}_inner()")
        self.line("    print('result', result)")
        self.line("    yield result")
        self.line(f"g = {self.pick((name, name + '_inner'))}()")
        moves = ("next(g)", "g.send(None)", "g.send(3)", "g.throw(ValueError('v'))", "g.throw(KeyError)", "g.throw(GeneratorExit)", "g.close()", "next(g, 'end')", "g.throw(ValueError, 'x')", "list(g)", "iter(g) is g")
        for _ in range(self.random.randint(2, 6)):
            self.block("try:", lambda: self.line(f"print({self.pick(moves)})"))
            self.block("except BaseException as error:", lambda: self.line("print(type(error).__name__, error, type(error.__cause__).__name__, type(error.__context__).__name__)"))
        self.block("try:", lambda: self.line("g.close()"))  # when a forgotten generator is closed is open (TRADEOFFS.md: finalizers)
        self.block("except BaseException as error:", lambda: self.line("print(type(error).__name__, error)"))

    def scoping(self):
        name = self.name("scope")
        self.line(f"{name} = 1")
        self.line(f"def {name}_outer(flag):")
        self.line(f"    {self.pick(('inner = 5', 'if flag: inner = 5', f'global {name}', 'for inner in range(flag): pass', 'inner = 5; del inner'))}")
        self.line("    def nested():")
        self.line(f"        {self.pick(('nonlocal inner; inner += 1', 'return inner', 'global ' + name + '; ' + name + ' += 1', 'del inner', 'return [inner for _ in (1, 2)]', 'inner = 3; return locals()'))}" if self.chance(0.7) else f"        return {name}")
        self.line(f"    {self.pick(('inner = 6', 'pass', f'{name} = 3', 'inner = flag'))}")
        self.line(f"    return nested(), {self.pick(('inner', name, 'sorted(locals())', '0'))}")
        self.attempts((f"print({name}_outer(1))", f"print({name}_outer(0))", f"del {name}; print({name})", f"class Body: {self.pick(('x = [x for x in (1, 2)]', f'{name} = {name}', 'y = x = 1; del x; print(x)', 'locals()[0] = 1'))}"))

    def recursion(self):
        name = self.name("deep")
        depth = self.pick(("10", "200", "600"))
        self.line(f"def {name}(n): return {self.pick((f'n and 1 + {name}(n - 1)', f'[{name}(n - 1)] if n else []', f'max({name}(n - 1), n) if n else 0', f'({name}(n - 1) if n else 1 // 0)'))}")
        self.attempt_line(f"print(len(repr({name}({depth}))))")
        self.block("try:", lambda: self.line(f"{name}(10**6)"))
        self.block("except (RecursionError, ZeroDivisionError) as error:", lambda: self.line("print(type(error).__name__)"))

    # -- classes --------------------------------------------------------------------------------------------------------------

    def class_hooks(self):
        name = self.name("H")
        lines = [f"class {name}_meta(type):"]
        if self.chance(0.5):
            lines.append("    def __new__(meta, name, bases, body, **more): print('new', name, len(bases), more); return super().__new__(meta, name, bases, body)")
            lines.append("    def __init__(cls, name, bases, body, **more): print('init', name)")
        if self.chance(0.4):
            lines.append("    def __call__(cls, *arguments, **more): print('call', arguments, more); return super().__call__(*arguments, **more)")
        if self.chance(0.3):
            lines.append("    @classmethod\n    def __prepare__(meta, name, bases, **more): print('prepare', name, more); return {'prepared': 1}")
        if self.chance(0.3):
            lines.append(f"    def __instancecheck__(cls, other): return {self.pick(('True', 'other == 1', '1 / 0'))}")
        if self.chance(0.3):
            lines.append(f"    def __getattr__(cls, name): {self.pick(('return name', 'raise AttributeError(name)'))}")
        lines.append("    extra = 5")
        lines.append("class Field:")
        lines.append(f"    def __set_name__(self, owner, name): print('name', owner.__name__, name){self.pick(('', '; self.name = name', '; 1 / 0' if self.chance(0.3) else ''))}")
        lines.append(f"    def __get__(self, instance, owner=None): return {self.pick(('42', 'self if instance is None else 7', 'instance.missing'))}")
        if self.chance(0.5):
            lines.append(f"    def __set__(self, instance, value): {self.pick(('print(value)', 'raise AttributeError(value)'))}")
        if self.chance(0.3):
            lines.append("    def __delete__(self, instance): print('delete')")
        lines.append(f"class {name}(metaclass={name}_meta{self.pick(('', ', flag=1'))}):")
        lines.append("    field = Field()")
        if self.chance(0.6):
            lines.append("    def __init_subclass__(cls, /, tag=None, **more): print('subclass', cls.__name__, tag, more); super().__init_subclass__(**more)")
        if self.chance(0.4):
            lines.append(f"    __slots__ = {self.pick((repr(('a', 'b')), repr('a'), repr(('a', '__dict__')), repr(('field',)), repr(('1',)), '5'))}")
        if self.chance(0.3):
            lines.append("    def __class_getitem__(cls, item): return (cls.__name__, item)")
        lines.append(f"class {name}_sub({name}{self.pick(('', ', tag=3', ', other=4'))}):")
        lines.append(f"    {self.pick(('pass', 'field = 3', 'def __init__(self, x=1): self.x = x', '__slots__ = ()', 'a = 1'))}")
        self.block("try:", lambda: [self.line(line) for text in lines for line in text.split("\n")])
        self.block("except Exception as error:", lambda: self.line("print(type(error).__name__, error, getattr(error, '__notes__', None))"))
        uses = (f"o = {name}_sub(); print(o.field)", f"o = {name}(); o.field = 3", f"o = {name}_sub(); del o.field", f"print({name}.field is None, {name}.extra)", f"print({name}_sub.nothing)", f"print({name}[int])", f"print(isinstance(1, {name}), issubclass({name}_sub, {name}))",
                f"o = {name}_sub(5, y=6)", f"o = {name}(); o.a = 1; o.zz = 2; print(o.a)", f"print({name}_sub.prepared)", f"{name}.new = 1; print({name}_sub().new)", f"print(type({name}).__name__, {name}_sub.__name__, {name}_sub.__qualname__)", f"class Bad({name}, {name}_sub): pass", f"class Bad({name}_sub, int): pass")
        self.attempts(self.some(uses, 2, 5))

    def data_classes(self):
        name = self.name("D")
        self.line("import dataclasses, enum, functools")
        # Not frozen and slots at once: the methods of 3.13's such classes look for a class that is no longer there.
        options = ", ".join(self.some(self.pick((("frozen=True", "order=True", "unsafe_hash=True"), ("order=True", "slots=True", "kw_only=True", "unsafe_hash=True"))), 0, 2))
        fields = self.some(("a: int", "b: int = 2", "c: list = dataclasses.field(default_factory=list)", "d: str = dataclasses.field(default='x', repr=False)", "e: object = dataclasses.field(default=1, compare=False)", "f: int = dataclasses.field(init=False, default=9)", "g: dataclasses.InitVar[int] = 3", "h: list = []", "_: dataclasses.KW_ONLY"), 1, 4)
        body = [f"@dataclasses.dataclass({options})", f"class {name}:"] + [f"    {field}" for field in fields]
        if self.chance(0.3):
            body.append(f"    def __post_init__(self, *given): print('post', given)")
        self.block("try:", lambda: [self.line(line) for line in body])
        self.block("except Exception as error:", lambda: self.line("print(type(error).__name__, error)"))
        self.attempts(self.some((f"print({name}(1))", f"print({name}(1, 2))", f"print({name}(a=1) == {name}(a=1))", f"print({name}(1) < {name}(2))", f"o = {name}(1); o.a = 5; print(o)", f"print(dataclasses.replace({name}(1), b=7))",
                                 f"print(dataclasses.asdict({name}(1)))", f"print([f.name for f in dataclasses.fields({name})])", f"print({name}())", f"print({name}(1).zz)", f"print({name}(1, 2, 3, 4, 5, 6))", f"print({name}.__match_args__)", f"del {name}(1).a"), 2, 5))

    def enumerations(self):
        name = self.name("E")
        self.line("import enum")
        base = self.pick(("enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum", "str, enum.Enum"))
        values = ("'x'", "'y'", "'x'") if "tr" in base else self.pick((("1", "2", "4"), ("1", "1", "2"), ("enum.auto()", "enum.auto()", "8"), ("3", "enum.auto()", "enum.auto()")))
        body = [f"class {name}({base}):"] + [f"    {member} = {value}" for member, value in zip("ABC", values)]
        if self.chance(0.3):
            body.append(f"    def shown(self): return self.name.lower()")
        if self.chance(0.2):
            body.append("    @classmethod\n    def _missing_(cls, value): return cls.A if value == 99 else None")
        if self.chance(0.15):
            body.insert(0, "@enum.unique")
        self.block("try:", lambda: [self.line(line) for text in body for line in text.split("\n")])
        self.block("except Exception as error:", lambda: self.line("print(type(error).__name__, error)"))
        self.attempts(self.some((f"print({name}.A, repr({name}.B), {name}.C.value)", f"print({name}(1))", f"print({name}('x'))", f"print({name}(99))", f"print({name}['A'], {name}['Z'])", f"print(list({name}), len({name}))", f"print({name}.A | {name}.B)", f"print({name}.A & 3, ~{name}.A)", f"{name}.A = 5", f"del {name}.A",
                                 f"print({name}.A == 1, {name}.A == {name}.A, {name}.A in {name})", f"print({name}.A < {name}.B)", f"print(f'{{{name}.A}}', '%s' % {name}.A, format({name}.A))", f"print({name}.A.shown())", f"class Sub({name}): pass", f"print({name}.A.name.title(), {name}.__members__)", f"print({name}(7))", f"print({name}.nothing)",
                                 f"print(hash({name}.A) == hash({name}.A), {name}.A is {name}({name}.A))", f"{name}.A.value = 3", f"print(bool({name}.A), [m for m in {name}.A] if hasattr({name}.A, '__iter__') else 0)", f"print(enum.Enum('N', 'X Y').X)", f"print(isinstance({name}.A, int), {name}.A + 1)"), 3, 6))

    def type_parameters(self):
        # No annotation whose evaluation fails: it is put off (TRADEOFFS.md: annotations).
        name = self.name("G")
        bound = self.pick(("", ": int", ": (int, str)", " = str", ": int = bool", ": missing"))
        for text in self.some((f"def {name}[T{bound}](x: T) -> list[T]: return x\nprint({name}(1), {name}.__type_params__)", f"class {name}[T{bound}, *Ts, **P]: pass\nprint({name}.__type_params__, {name}.__name__)", f"type {name}[T{bound}] = dict[str, T]\nprint({name}, {name}.__value__, {name}[int])",
                                 f"def {name}[T{bound}](): return T\nprint({name}().__bound__, {name}().__constraints__, {name}().__name__)", f"type {name} = missing | int\nprint({name}.__value__)", f"class {name}[T](list[T]): pass\nprint({name}([1]), isinstance({name}(), list))",
                                 f"print(list[int] | None, dict[str, list[int]], int | str, (int | str) == (str | int), tuple[()], type[int])", f"print(isinstance(1, int | str), isinstance([], list[int]))", f"print(list[int]([1]), list[int].__origin__, list[int].__args__)",
                                 f"class {name}[T]:\n    def m[U](self, u: U) -> T: return U\nprint({name}().m(1), {name}.m.__type_params__)"), 2, 4):
            self.attempt_lines(text)

    def match_statement(self):
        name = self.name("M")
        self.line(f"class {name}:")
        self.line(f"    {self.pick(('', '__match_args__ = ' + self.pick((repr(('x', 'y')), repr(('x',)), '[1]', repr((1,)), repr('x')))))}")
        self.line("    def __init__(self, x, y): self.x, self.y = x, y")
        self.line("    limit = 3")
        subject = self.pick((f"{name}(1, [2, 3])", f"{name}({name}(1, 2), None)", "[1, [2, 'a'], {'k': 5}]", "{'k': [1, 2], 'z': None}", "('x', 1.5, b'q')", "3", "'text'", "-2.5", "1 + 2j", "range(3)", "b'ab'", "[]", "{}", "True", "{1: 'a', 'k': 2}", "collections.deque([1, 2])", "collections.OrderedDict(k=1)"))
        patterns = (f"{name}(1, [a, b])", f"{name}(x=a, y=None)", f"{name}({name}(a, b), _)", f"{name}(a)", f"{name}.limit", "[a, [b, str()], {'k': c}]", "[1, *rest]", "[*_, {'k': int(a)}]", "{'k': [a, *b], **rest}", "{'k': a}", "(str(a), float(b), bytes())", "1 | 2 | 3", "int(a) if a > 2", "'text' | 'other'", "-2.5", "1 + 2j", "[a, b] | [a, b, _]", "range()", "bytes(a)",
                    "[]", "{}", "bool(a)", "None | True", "{1: a, **rest}", "[a, b, *_]", "str() as a", "[(1 | 2) as a, b]", "int() | float()", "object(x=a)", "{'k': None}", "int(a, b)", f"{name}(a, x=b)", f"{name}(a, b, c)", "list([a])", "dict(k=a)", "(a, b)", "('x' as a, *rest)")
        self.line("try:")
        self.line(f"    match {subject}:")
        for pattern in self.random.sample(patterns, self.random.randint(2, 5)):
            self.line(f"        case {pattern}:")
            self.line(f"            print({pattern!r}, {{k: str(v)[:9] if not isinstance(v, {name}) else 0 for k, v in sorted(globals().items(), key=lambda pair: pair[0]) if k in ('a', 'b', 'c', 'rest')}})")
        self.line("        case _: print('none')")
        self.line("except Exception as error:")
        self.line("    print(type(error).__name__, error)")
        self.line("a = b = c = rest = 0")

    # -- exceptions -------------------------------------------------------------------------------------------------------------

    def error_tree(self, depth=0):
        if depth < 2 and self.chance(0.5):
            return f"ExceptionGroup('g{depth}', [{', '.join(self.error_tree(depth + 1) for _ in range(self.random.randint(1, 3)))}])"
        return f"{self.pick(ERRORS)}({self.random.randint(0, 9)})"

    def groups(self):
        self.line("def show(error, level=0):")
        self.line("    print('  ' * level, type(error).__name__, str(error), type(error.__cause__).__name__, type(error.__context__).__name__)")
        self.line("    for part in getattr(error, 'exceptions', ()): show(part, level + 1)")
        self.line("try:")
        self.line("    try:")
        self.line(f"        raise {self.error_tree()}")
        for kinds in self.some(ERRORS, 1, 3):
            self.line(f"    except* {self.pick((kinds, f'({kinds}, OSError)', 'Exception' if self.chance(0.2) else kinds))} as part:")
            self.line(f"        show(part); {self.pick(('pass', 'raise', 'raise KeyError(5)', 'raise ValueError(6) from part', 'print(part.exceptions)'))}")
        if self.chance(0.3):
            self.line("    else: print('else')")
        if self.chance(0.3):
            self.line("    finally: print('finally')")
        self.line("except BaseException as error: show(error)")
        self.attempts(self.some((f"show({self.error_tree()}.split(ValueError)[0])", "print(ExceptionGroup('m', [ValueError(1), ExceptionGroup('n', [KeyError(2)])]).subgroup(lambda e: isinstance(e, KeyError)).exceptions)", "ExceptionGroup('m', [])", "ExceptionGroup('m', [1])", "ExceptionGroup(1, [ValueError()])", "print(repr(ExceptionGroup('m', (ValueError(1),))))", "BaseExceptionGroup('m', [KeyboardInterrupt()]); ExceptionGroup('m', [KeyboardInterrupt()])"), 1, 3))

    def uncaught(self):
        """Ends the program with an exception that nobody catches; its traceback is compared."""
        name = self.name("end")
        self.line(f"def {name}_raise(kind, *given):")
        self.line("    error = kind(*given)")
        if self.chance(0.5):
            self.line(f"    error.add_note({self.pick((repr('a note'), repr('two' + chr(10) + 'lines'), repr('')))})")
        self.line(f"    raise error{self.pick(('', '', ' from None', ' from KeyError(1)', ' from error'))}")
        self.line(f"def {name}(level):")
        self.line("    try:")
        self.line(f"        {self.pick(('1 / level', f'{name}_raise(ValueError, level)', '[level][5]', 'level.missing.thing', 'int(str(level) + chr(120))', '(level +' + chr(10) + '         None)', 'undefined_name', 'level()', f'{name}_raise(ExceptionGroup, chr(103), [ValueError(1), KeyError(2)])'))}")
        self.line(f"    {self.pick(('except Exception', 'except KeyError', 'finally'))}:")
        self.line(f"        {self.pick((f'{name}_raise(RuntimeError, 1, 2)', 'raise', 'raise TypeError(3) from ValueError(4)', 'assert level, (level, 1)', '{}[level]', 'pass', f'raise {self.error_tree()}'))}" if self.chance(0.8) else "        pass")
        self.line(f"{self.pick((f'{name}(0)', f'[{name}(i) for i in (0, 1)]', f'print({name}(0), {name}(1))', f'(lambda: {name}(0))()', f'sorted([1, 2], key={name})', f'class X: {name}(0)', f'max(map({name}, [0]))', f'next({name}(i) for i in [0])', f'with {name}_raise(ValueError) as x: pass'))}")

    # -- asynchronous --------------------------------------------------------------------------------------------------------------

    def asynchronous(self):
        name = self.name("co")
        self.line(f"class {name}_wait:")
        self.line("    def __init__(self, value): self.value = value")
        self.line(f"    def __await__(self): got = yield self.value; {self.pick(('return got', 'print(got); return 3', 'got = yield got; return got', 'raise ValueError(got)'))}")
        self.line(f"    async def __aenter__(self): print('enter'); return {self.pick(('self', f'await {name}_wait(5)'))}")
        self.line(f"    async def __aexit__(self, *given): print('exit', given[0]); return {self.pick(('True', 'False', f'await {name}_wait(6)'))}")
        self.line(f"async def {name}_items(n):")
        self.line("    try:")
        self.line(f"        for i in range(n): {self.pick(('yield i', f'got = yield await {name}_wait(i); print(got)', 'yield i * 2'))}")
        self.line("    finally: closed = 1")  # nothing to see: when a forgotten generator is closed is open (TRADEOFFS.md: finalizers)
        self.line(f"async def {name}(n):")
        body = self.some((f"print(await {name}_wait(n))", f"async with {name}_wait(n) as w: print(type(w).__name__){self.pick(('', '; 1 / 0', '; return 4'))}", f"async for i in {name}_items(n): print(i){self.pick(('', '; break'))}", f"print([i async for i in {name}_items(n) if i])", f"print({{i: await {name}_wait(i) for i in range(n)}})",
                          f"print(sum([i async for i in {name}_items(2)]))", "await n", f"async for i in n: pass", f"async with n: pass", f"agen = {name}_items(n); print(await anext(agen), await agen.asend(None)); await agen.aclose()", f"agen = {name}_items(n); print(await agen.__anext__()); print(await agen.athrow(KeyError(3)))", f"print(await anext({name}_items(0), 'empty'))",
                          f"try: await {name}_wait(1)\n    except ValueError as e: print('caught', e)\n    finally: print('f', await {name}_wait(2))"), 1, 4)
        for line in "\n    ".join(body).split("\n"):
            self.line("    " + line.strip() if not line.startswith("    ") else line)
        self.line(f"    return {self.pick(('n', 'None'))}")
        self.line("def drive(coroutine, moves):")
        self.line("    for move in moves:")
        self.line("        try: print('->', coroutine.throw(move) if isinstance(move, Exception) else coroutine.send(move))")
        self.line("        except StopIteration as stop: print('returned', stop.value); return")
        self.line("        except BaseException as error: print(type(error).__name__, error); return")
        self.line("    coroutine.close()")
        moves = ", ".join(["None"] + [self.pick(("None", "1", "'x'", "ValueError('v')", "KeyError(2)")) for _ in range(self.random.randint(2, 8))])
        self.line(f"drive({name}({self.random.randint(0, 3)}), [{moves}])")

    # -- library -----------------------------------------------------------------------------------------------------------------------

    def regular_expressions(self):
        self.line("import re")
        for _ in range(4):
            pattern, subject = self.pick(PATTERNS), self.pick(SUBJECTS)
            if self.chance(0.3):
                pattern += self.pick(PATTERNS[:20])
            use = self.pick((f"m = re.search({pattern!r}, {subject}); print(m and (m.group(), m.groups(), m.span(), m.groupdict(), m.lastindex, m.lastgroup))", f"print(re.findall({pattern!r}, {subject}))", f"print(re.sub({pattern!r}, {self.pick(REPLACEMENTS)}, {subject}{self.pick(('', ', count=1'))}))", f"print(re.split({pattern!r}, {subject}{self.pick(('', ', maxsplit=1'))}))",
                             f"print([m.start() for m in re.finditer({pattern!r}, {subject})])", f"print(re.fullmatch({pattern!r}, {subject}))", f"print(re.compile({pattern!r}, re.{self.pick(('I', 'A', 'S', 'X', 'M'))}).match({subject}, {self.random.randint(0, 3)}))", f"print(re.subn({pattern!r}, '#', {subject}), re.escape({subject}))", f"print(re.compile({pattern!r}).groups, re.compile({pattern!r}).groupindex)"))
            self.attempt_line(use)

    def packing(self):
        self.line("import struct, json")
        for _ in range(3):
            layout = self.pick(STRUCTS)
            values = ", ".join(self.pick(("1", "-1", "300", "2**40", "b'abc'", "1.5", "'x'", "True", "1e300", "b'z'", "None")) for _ in range(self.random.randint(1, 3)))
            self.attempt_line(self.pick((f"print(struct.pack({layout!r}, {values}))", f"print(struct.calcsize({layout!r}))", f"print(struct.unpack({layout!r}, {self.pick(DATA)}))", f"print(struct.unpack_from({layout!r}, b'abcdefghijklmnop', {self.random.randint(-2, 9)}))", f"print(list(struct.iter_unpack({layout!r}, b'abcdefgh')))")))
        for _ in range(3):
            options = self.pick(("", ", indent=2", ", sort_keys=True", ", ensure_ascii=False", ", separators=(',', ':')", ", default=str", ", allow_nan=False", ", skipkeys=True", ", indent='-'"))
            self.attempt_line(self.pick((f"print(json.dumps({self.pick(JSONS)}{options}))", f"print(json.loads({self.pick(JSON_TEXTS)}))", f"print(json.loads(json.dumps({self.pick(JSONS)})))")))

    def collections_used(self):
        self.line("import functools, operator, contextlib, heapq, bisect")
        uses = ("d = collections.deque([1, 2, 3], maxlen=3); d.append(4); d.rotate(1); print(d, d.index(4), d.count(9))", "d = collections.deque('abc'); d.extendleft('xy'); d.insert(1, 'q'); print(d); d.remove('zz')", "c = collections.Counter('banana'); print(c.most_common(2), c - collections.Counter('ab'), +c, c['zz'], c.total())", "c = collections.Counter(a=1); c.update('ab'); c.subtract(a=5); print(c, list(c.elements()))",
                "d = collections.defaultdict(list); d['a'].append(1); print(d, d['b']); print(collections.defaultdict(5))", "o = collections.OrderedDict(a=1, b=2); o.move_to_end('a'); print(o, o.popitem(last=False)); o.move_to_end('zz')", "P = collections.namedtuple('P', 'x y', defaults=[5]); print(P(1), P(1)._replace(y=3), P(1)._asdict(), P._fields); P()", "collections.namedtuple('P', 'x x')", "collections.namedtuple('P', 'class _a')", "print(collections.ChainMap({'a': 1}, {'b': 2})['b'], collections.ChainMap({})['z'])",
                "print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(operator.mul, []))", "p = functools.partial(int, base=2); print(p('101'), p.keywords); p('2')", "f = functools.lru_cache(maxsize=2)(lambda x: x * 2); f(1); f(2); f(1); f(3); print(f.cache_info()); f([])", "print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))", "print(list(itertools.zip_longest([1, 2], 'a', fillvalue=0)), list(itertools.batched('abcde', 2)))", "print(list(itertools.permutations([1, 2, 3], 2))[:4], list(itertools.combinations_with_replacement('ab', 2)))",
                "print([(k, list(g)) for k, g in itertools.groupby('aabbc')], list(itertools.starmap(pow, [(2, 3), (3, 2)])))", "print(list(itertools.islice('abcdef', 1, None, 2)), list(itertools.takewhile(lambda v: v < 3, range(9))))", "print(list(itertools.product('ab', repeat=2)), list(itertools.compress('abc', [1, 0, 1])))", "a, b = itertools.tee([1, 2]); print(next(a), list(b), list(a))", "itertools.islice([1], -1)", "print(list(itertools.accumulate([1, 2, 3], operator.mul, initial=10)))", "h = [5, 3, 1]; heapq.heapify(h); heapq.heappush(h, 0); print(heapq.heappop(h), heapq.nsmallest(2, h), heapq.merge([1], [0]).__next__())",
                "print(bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3), bisect.bisect([1, 'a'], 2))", "print(operator.itemgetter(1, 0)([5, 6]), operator.attrgetter('real')(1.5), operator.methodcaller('upper')('a')); operator.itemgetter(9)([1])", "print(operator.index(True), operator.concat([1], [2])); operator.concat(1, 2)",
                "print(math.prod([1, 2.5]), math.fsum([0.1] * 10), math.comb(5, 2), math.perm(5), math.lcm(4, 6)); math.comb(-1, 2)", "print(math.factorial(20), math.log(10**50), math.log2(8), math.dist([0, 0], [3, 4])); math.log(0)", "print(math.frexp(8.5), math.modf(-1.25), math.ldexp(1, 5), math.copysign(1, -0.0), math.nextafter(1, 2)); math.sqrt(-1)", "math.factorial(-1)", "math.factorial(1.5)", "print(math.floor(2.7), math.ceil(-2.7), math.isclose(0.1 + 0.2, 0.3)); math.floor(float('nan'))")
        self.attempts(self.some(uses, 2, 4))
        self.line("@contextlib.contextmanager")
        self.line("def manager(value):")
        self.line("    print('in')")
        self.line(f"    {self.pick(('try: yield value', 'yield value', 'yield value; yield 2', 'return; yield', 'raise ValueError(value)'))}")
        if "try: yield" in self.lines[-1]:
            self.line(f"    {self.pick(('except KeyError: print(1)', 'finally: print(2)', 'except Exception as e: raise RuntimeError(3) from e'))}")
        self.attempt_lines(f"with manager(1) as got:\n    print(got); {self.pick(('pass', 'raise KeyError(4)', '1 / 0', 'raise StopIteration'))}")
        self.attempt_lines(f"with contextlib.suppress(KeyError): {self.pick(('{}[1]', '1 / 0', 'pass'))}\nwith contextlib.ExitStack() as stack:\n    stack.callback(print, 'last'); stack.enter_context(manager(2)); {self.pick(('pass', 'raise KeyError(1)'))}")

    def buffers(self):
        self.line("data = bytearray(b'0123456789'); view = memoryview(data)")
        uses = ("view[0] = 65; print(data)", "view[2:4] = b'xy'; print(data)", "view[2:4] = b'xyz'", "view[0] = 256", "view[0] = 'a'", "view[99]", "print(view[::2].tolist(), view[::-1].tobytes())", "data.append(1)", "print(view.cast('H').tolist(), view.cast('H').shape)", "view.cast('Z')", "view.cast('I')", "print(view == b'0123456789', view.nbytes, view.format, view.readonly)", "view.release(); view[0]", "print(bytes(view), view.hex('-', 2))", "memoryview(b'ab')[0] = 1",
                "print(memoryview(b'abc') == memoryview(b'abc'), hash(memoryview(b'a')) == hash(b'a'))", "hash(view)", "memoryview('a')", "print(view[1:3].obj is data, len(view))", "with memoryview(data) as inner: print(inner[1])", "data[2:5] = b''; print(data)", "data += b'z'; print(data)", "print(b'a' in view, 48 in view, list(view)[:2])", "del view[0]", "print(view.toreadonly().readonly, view.contiguous, view.strides)", "print(data.pop(), data.index(b'3'), data.find(51))", "print(bytes.fromhex('0g'))", "print(bytearray.fromhex('0a 0B'), bytes(5), bytes([1, 2]))", "bytes([256])", "bytes(-1)", "bytes('a')", "bytearray([1, 'a'])", "print(b'%s %d %x %a' % (b'q', 5, 255, 'é'))", "print(b'abc' + view, bytes(view) * 2)")
        self.attempts(self.some(uses, 3, 6))


FEATURES = ("formatting", "parsing", "big_integers", "method_calls", "slicing", "calls", "generator_control", "scoping", "recursion", "class_hooks", "data_classes", "enumerations", "type_parameters", "match_statement", "groups", "asynchronous", "regular_expressions", "packing", "collections_used", "buffers")
