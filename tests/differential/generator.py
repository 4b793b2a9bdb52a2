"""Random programs over a grammar of Python, for comparing two interpreters.

A seed gives a program, always the same. Programs are nearly well typed: every expression is asked for by type and built from
variables in scope, so that most of them compute something; now and then a value of another type is put in its place, so
that errors and their messages are compared too. What the language leaves open (addresses, hashes of strings, the order of
sets) is never printed. Loops are bounded by construction.
"""

import random

import edits
import features

TYPES = ("int", "float", "bool", "str", "bytes", "list", "strings", "dict", "set", "tuple", "complex")
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
WORDS = ("alpha", "Beta", "gamma delta", "", "x", "ß", "naïve", "日本", "tab\\there", "A-b_C", "12", " 7 ", "ÀÉ", "zz")
INT_LITERALS = ("0", "1", "2", "3", "7", "10", "-1", "-5", "255", "1000", "2**31", "-2**47", "2**63", "10**20", "0x7f", "12345678901")
FLOAT_LITERALS = ("0.0", "1.0", "-0.0", "0.1", "2.5", "-3.75", "1e10", "1e-7", "1e300", "123456.789", "float('inf')", "float('nan')")
BYTE_ORDERS = ("'big'", "'little'")
ENCODINGS = ("", "'utf-8'", "'utf-16-le'", "'latin-1', 'replace'")
LENGTHS = ("3", "0", "-1", "'a'")
ARGUMENTS = ("", "2", "1, 2, 3", "key=4", "other=5", "*[1, 2]", "**{'step': 3}", "3, step=4", "*5", "**7", "**{1: 2}")
FORMAT_SPECS = {
    "int": ("", "d", "5d", "<6", ">8,", "x", "#x", "08b", "+d", "^9", "_d", "c", "e", ".2f", "n", "s", "=+6", "0=8"),
    "float": ("", ".2f", "10.3f", "e", ".3e", "g", ".4g", "%", ".1%", "<10", "+.2f", "010.2f", ",.2f", "d", "n", "_.3f", "z.1f"),
    "str": ("", "10", "<8", ">8", "^8", "*^9", ".2", "s", "d", "_>5", "08", "=5"),
}


class Program(features.Features):
    """One program being written: its lines, what is in scope, and how much may still be spent on it."""

    def __init__(self, seed, without=()):
        self.without = without  # names of the methods below that write statements not wanted
        self.random = random.Random(seed)
        self.lines = []
        self.level = 0
        self.scopes = [{kind: [] for kind in TYPES}]
        self.functions = []  # (name, parameter kinds, result kind)
        self.classes = []  # (name, field names)
        self.counter = 0
        self.in_function = False
        self.in_loop = 0
        self.budget = self.random.randint(8, 45)

    # -- small tools ----------------------------------------------------------------------------------------------------

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, items):
        return self.random.choice(items)

    def name(self, stem):
        self.counter += 1
        return f"{stem}{self.counter}"

    def line(self, text):
        self.lines.append("    " * self.level + text)

    def block(self, header, write):
        self.line(header)
        self.level += 1
        before = len(self.lines)
        write()
        if len(self.lines) == before:
            self.line("pass")
        self.level -= 1

    def kind(self):
        return self.pick(TYPES)

    def bind(self, name, kind):
        names = self.scopes[-1][kind]
        for scope in self.scopes[-1].values():
            if name in scope:
                scope.remove(name)
        names.append(name)

    def variables(self, kind):
        return [name for scope in self.scopes for name in scope[kind]]

    # -- expressions ----------------------------------------------------------------------------------------------------

    def expression(self, kind, depth=0):
        if self.chance(0.015):
            kind = self.kind_ordered()
        if depth > 3 or self.chance(0.25):
            return self.leaf(kind)
        if self.chance(0.06):
            return f"({self.expression(kind, depth + 1)} if {self.condition(depth + 1)} else {self.expression(kind, depth + 1)})"
        calls = [function for function in self.functions if function[2] == kind]
        if calls and self.chance(0.2):
            return self.call(self.pick(calls), depth)
        return getattr(self, f"{kind}_expression")(depth + 1)

    def leaf(self, kind):
        names = self.variables(kind)
        if names and self.chance(0.75):
            return self.pick(names)
        return self.literal(kind)

    def literal(self, kind):
        if kind == "int":
            text = self.pick(INT_LITERALS)
            return f"({text})" if "**" in text or text.startswith("-") else text
        if kind == "float":
            text = self.pick(FLOAT_LITERALS)
            return f"({text})" if text.startswith("-") else text
        if kind == "bool":
            return self.pick(("True", "False"))
        if kind == "str":
            return f"'{self.pick(WORDS)}'"
        if kind == "bytes":
            return self.pick(("b''", "b'abc'", "b'\\x00\\xff'", "b'a,b,c'", "bytes(3)", "bytearray(b'xyz')"))
        if kind == "list":
            return "[" + ", ".join(self.literal("int") for _ in range(self.random.randint(0, 5))) + "]"
        if kind == "strings":
            return "[" + ", ".join(self.literal("str") for _ in range(self.random.randint(0, 4))) + "]"
        if kind == "dict":
            pairs = (f"{self.literal('str')}: {self.literal('int')}" for _ in range(self.random.randint(0, 4)))
            return "{" + ", ".join(pairs) + "}"
        if kind == "set":
            return self.pick(("set()", "{1, 2, 3}", "{0}", "frozenset((2, 4))", "{5, 1, -1, 10}"))
        if kind == "tuple":
            return self.pick(("()", "(1,)", "(1, 'a')", "(2, 3.5, None)", "('x', (1, 2))"))
        return self.pick(("1j", "(1+2j)", "(-0.5j)", "complex(2, -1)", "(3+0j)"))

    def condition(self, depth=0):
        return self.expression("bool", depth)

    def int_expression(self, depth):
        integer = lambda: self.expression("int", depth)
        return self.pick((
            lambda: f"({integer()} {self.pick(('+', '-', '*', '//', '%', '&', '|', '^'))} {integer()})",
            lambda: f"({integer()} {self.pick(('+', '-', '*'))} {integer()})",
            lambda: f"(-{integer()})",
            lambda: f"(~{integer()})",
            lambda: f"({integer()} {self.pick(('<<', '>>'))} {self.random.randint(0, 70)})",
            lambda: f"({integer()} ** {self.random.randint(0, 5)})",
            lambda: f"len({self.expression(self.pick(('str', 'bytes', 'list', 'strings', 'dict', 'set', 'tuple')), depth)})",
            lambda: f"sum({self.expression('list', depth)})",
            lambda: f"{self.pick(('max', 'min'))}({self.expression('list', depth)}, default={integer()})",
            lambda: f"abs({integer()})",
            lambda: f"int({self.expression(self.pick(('str', 'float', 'bool', 'int')), depth)})",
            lambda: f"round({self.expression('float', depth)})",
            lambda: f"pow({integer()}, {self.random.randint(0, 9)}, {self.pick(('7', '1000003', '-13', '1'))})",
            lambda: f"({integer()}).bit_length()",
            lambda: f"{self.expression('str', depth)}.{self.pick(('find', 'count', 'rfind', 'index'))}({self.expression('str', depth)})",
            lambda: f"{self.expression('list', depth)}[{self.index()}]",
            lambda: f"{self.expression('dict', depth)}[{self.expression('str', depth)}]",
            lambda: f"{self.expression('dict', depth)}.get({self.expression('str', depth)}, {integer()})",
            lambda: f"{self.expression('list', depth)}.{self.pick(('count', 'index'))}({integer()})",
            lambda: f"divmod({integer()}, {integer()})[{self.pick('01')}]",
            lambda: f"(lambda a, b=2: a * b)({integer()})",
            lambda: f"({self.name('w')} := {integer()})" if not self.scopes[1:] else integer(),
            lambda: f"int.from_bytes({self.expression('bytes', depth)}, {self.pick(BYTE_ORDERS)})",
            lambda: f"ord({self.expression('str', depth)}[{self.index()}])",
            lambda: f"sum({self.comprehension('int', '()', depth)})",
            lambda: f"next({self.comprehension('int', '()', depth)}, {integer()})",
        ))()

    def index(self):
        return self.pick(("0", "-1", "1", "2", "-2", "5"))

    def slice(self):
        part = lambda: self.pick(("", "0", "1", "2", "-1", "-3", "10"))
        text = f"{part()}:{part()}"
        return f"{text}:{self.pick(('1', '2', '-1', '-2', '3'))}" if self.chance(0.4) else text

    def float_expression(self, depth):
        number = lambda: self.expression(self.pick(("float", "float", "int")), depth)
        return self.pick((
            lambda: f"({number()} {self.pick(('+', '-', '*', '/', '//', '%'))} {number()})",
            lambda: f"({self.expression('int', depth)} / {self.expression('int', depth)})",
            lambda: f"float({self.expression(self.pick(('int', 'str', 'bool', 'float')), depth)})",
            lambda: f"(-{number()})",
            lambda: f"abs({number()})",
            lambda: f"round({number()}, {self.random.randint(-3, 4)})",
            lambda: f"math.{self.pick(('sqrt', 'floor', 'ceil', 'trunc', 'fabs', 'exp'))}({self.pick(('0.5', '2.25', '-1.5', '3', number()))})",
            lambda: f"({number()} ** {self.pick(('2', '0.5', '-1', '3'))})",
            lambda: f"{self.expression('complex', depth)}.{self.pick(('real', 'imag'))}",
            lambda: f"abs({self.expression('complex', depth)})",
            lambda: f"sum([{number()}, {number()}, 0.1])",
        ))()

    def complex_expression(self, depth):
        number = lambda: self.expression(self.pick(("complex", "complex", "float", "int")), depth)
        return self.pick((
            lambda: f"({self.expression('complex', depth)} {self.pick('+-*/')} {number()})",
            lambda: f"complex({self.expression('float', depth)}, {self.expression('int', depth)})",
            lambda: f"{self.expression('complex', depth)}.conjugate()",
            lambda: f"(-{self.expression('complex', depth)})",
        ))()

    def bool_expression(self, depth):
        kind = self.kind()
        other = self.expression
        return self.pick((
            lambda: f"({other('int', depth)} {self.pick(COMPARISONS)} {other(self.pick(('int', 'float')), depth)})",
            lambda: f"({other('str', depth)} {self.pick(COMPARISONS)} {other('str', depth)})",
            lambda: f"({other(kind, depth)} {self.pick(('==', '!='))} {other(kind, depth)})",
            lambda: f"({other('list', depth)} {self.pick(COMPARISONS)} {other('list', depth)})",
            lambda: f"({other('tuple', depth)} {self.pick(COMPARISONS)} {other('tuple', depth)})",
            lambda: f"({other('set', depth)} {self.pick(COMPARISONS)} {other('set', depth)})",
            lambda: f"({other('int', depth)} {self.pick(('in', 'not in'))} {other(self.pick(('list', 'set', 'tuple')), depth)})",
            lambda: f"({other('str', depth)} {self.pick(('in', 'not in'))} {other(self.pick(('str', 'dict', 'strings')), depth)})",
            lambda: f"(not {other(kind, depth)})",
            lambda: f"({other('bool', depth)} {self.pick(('and', 'or'))} {other('bool', depth)})",
            lambda: f"({other('int', depth)} < {other('int', depth)} <= {other('int', depth)})",
            lambda: f"isinstance({other(kind, depth)}, {self.pick(('int', 'str', '(int, float)', 'list', 'bool', 'object'))})",
            lambda: f"{self.pick(('any', 'all'))}({self.comprehension('bool', self.pick(('()', '[]')), depth)})",
            lambda: f"bool({other(kind, depth)})",
            lambda: f"{other('str', depth)}.{self.pick(('isdigit', 'isalpha', 'isupper', 'islower', 'isspace', 'istitle', 'isidentifier', 'isalnum', 'isprintable', 'isascii'))}()",
            lambda: f"{other('str', depth)}.{self.pick(('startswith', 'endswith'))}({other('str', depth)})",
            lambda: f"({other(kind, depth)} is {self.pick(('None', 'True', 'NotImplemented'))})",
        ))()

    def str_expression(self, depth):
        text = lambda: self.expression("str", depth)
        return self.pick((
            lambda: f"({text()} + {text()})",
            lambda: f"({text()} * {self.random.randint(-1, 3)})",
            lambda: f"{text()}[{self.slice()}]",
            lambda: f"{text()}[{self.index()}]",
            lambda: f"{text()}.{self.pick(('upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'lstrip', 'rstrip', 'expandtabs'))}()",
            lambda: f"{text()}.replace({text()}, {text()})",
            lambda: f"{text()}.replace({text()}, {text()}, {self.pick(('0', '1', '-1', 'count=2'))})",
            lambda: f"{text()}.{self.pick(('center', 'ljust', 'rjust', 'zfill'))}({self.random.randint(0, 12)})",
            lambda: f"{text()}.join({self.expression('strings', depth)})",
            lambda: f"str({self.expression(self.pick(('int', 'float', 'bool', 'list', 'dict', 'tuple', 'complex', 'bytes')), depth)})",
            lambda: f"repr({self.expression(self.pick(('str', 'float', 'strings', 'tuple', 'bytes', 'dict')), depth)})",
            lambda: f"{self.expression('strings', depth)}[{self.index()}]",
            lambda: self.f_string(depth),
            lambda: self.percent_format(depth),
            lambda: self.str_format(depth),
            lambda: f"format({self.expression('int', depth)}, '{self.pick(FORMAT_SPECS['int'])}')",
            lambda: f"format({self.expression('float', depth)}, '{self.pick(FORMAT_SPECS['float'])}')",
            lambda: f"chr({self.pick(('65', '233', '0x65e5', '0x1f600', self.expression('int', depth)))})",
            lambda: f"{self.pick(('hex', 'oct', 'bin'))}({self.expression('int', depth)})",
            lambda: f"{text()}.{self.pick(('strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix'))}({text()})",
            lambda: f"{text()}.{self.pick(('partition', 'rpartition'))}({text()})[{self.pick('012')}]",
            lambda: f"{text()}.translate({{97: 'Q', 98: None, 120: 'yy'}})",
            lambda: f"ascii({text()})",
            lambda: f"type({self.expression(self.kind(), depth)}).__name__",
            lambda: f"{self.expression('bytes', depth)}.hex()",
            lambda: f"''.join(sorted({text()}))",
            lambda: f"{text()}.encode('utf-8').decode('{self.pick(('utf-8', 'latin-1', 'ascii'))}', '{self.pick(('strict', 'replace', 'ignore'))}')",
        ))()

    def f_string(self, depth):
        parts = []
        for _ in range(self.random.randint(1, 3)):
            kind = self.pick(("int", "float", "str"))
            names = self.variables(kind)
            inner = self.pick(names) if names else self.literal(kind).replace("'", '"')
            spec = self.pick(FORMAT_SPECS[kind])
            conversion = self.pick(("", "", "", "!r", "!s", "!a"))
            if conversion:
                spec = self.pick(FORMAT_SPECS["str"])
            equals = "=" if self.chance(0.1) else ""
            inner = f"({inner})" if inner.startswith("{") else inner
            parts.append(f"{{{inner}{equals}{conversion}{':' + spec if spec else ''}}}" + self.pick(("", " ", "-", "{{}}")))
        return "f'" + "".join(parts).replace("'", '"') + "'"

    def percent_format(self, depth):
        item = self.pick((("%d", "int"), ("%5.2f", "float"), ("%s", "str"), ("%r", "str"), ("%-8s|", "str"), ("%x", "int"), ("%05d", "int"), ("%e", "float"), ("%c", "str"), ("%+d", "float"), ("%%%s", "list"), ("%g", "float"), ("%i", "bool")))
        return f"('{item[0]}' % ({self.expression(item[1], depth)},))"

    def str_format(self, depth):
        template = self.pick(("{}", "{0}-{0}", "{!r}", "{:>6}", "{0:.2}", "{x}", "{0[0]}", "{}{}", "{:{w}}"))
        kind = self.pick(("str", "int", "float", "list"))
        extra = f", x={self.expression('int', depth)}" if "x" in template else ", w=7" if "w" in template else ""
        return f"'{template}'.format({self.expression(kind, depth)}{extra})"

    def bytes_expression(self, depth):
        data = lambda: self.expression("bytes", depth)
        return self.pick((
            lambda: f"({data()} + {data()})",
            lambda: f"({data()} * {self.random.randint(-1, 3)})",
            lambda: f"{data()}[{self.slice()}]",
            lambda: f"{self.expression('str', depth)}.encode({self.pick(ENCODINGS)})",
            lambda: f"{data()}.{self.pick(('upper', 'lower', 'strip', 'title', 'swapcase', 'capitalize'))}()",
            lambda: f"{data()}.replace({data()}, {data()})",
            lambda: f"bytes({self.pick(('[1, 2, 255]', '3', self.expression('list', depth)))})",
            lambda: f"({self.expression('int', depth)}).to_bytes({self.random.randint(0, 12)}, 'big')",
            lambda: f"b'%s-%d' % ({data()}, {self.expression('int', depth)})",
        ))()

    def list_expression(self, depth):
        items = lambda: self.expression("list", depth)
        return self.pick((
            lambda: f"({items()} + {items()})",
            lambda: f"({items()} * {self.random.randint(-1, 3)})",
            lambda: f"{items()}[{self.slice()}]",
            lambda: f"sorted({items()}{self.pick(('', ', reverse=True', ', key=abs', ', key=lambda v: -v', ', key=str'))})",
            lambda: f"list(reversed({items()}))",
            lambda: f"list(range({self.random.randint(-3, 3)}, {self.random.randint(-3, 12)}, {self.pick(('1', '2', '-1', '3'))}))",
            lambda: self.comprehension("int", "[]", depth),
            lambda: f"[{self.expression('int', depth)}, *{items()}, {self.expression('int', depth)}]",
            lambda: f"list(map(lambda v: v {self.pick(('+ 1', '* 2', '// 3', '- 1'))}, {items()}))",
            lambda: f"list(filter({self.pick(('None', 'lambda v: v > 1'))}, {items()}))",
            lambda: f"[v for pair in zip({items()}, {items()}) for v in pair]",
            lambda: f"sorted({self.expression('set', depth)}, key=repr)",
            lambda: f"list({self.expression(self.pick(('bytes', 'list')), depth)})",
            lambda: f"list({self.expression('dict', depth)}.values())",
            lambda: f"[k + v for k, v in enumerate({items()})]",
            lambda: f"list(itertools.{self.pick(('accumulate', 'chain', 'pairwise'))}({items()}))",
            lambda: f"list(itertools.islice(itertools.count({self.random.randint(0, 5)}), 3))",
        ))()

    def strings_expression(self, depth):
        text = lambda: self.expression("str", depth)
        return self.pick((
            lambda: f"{text()}.{self.pick(('split', 'rsplit'))}()",
            lambda: f"{text()}.{self.pick(('split', 'rsplit'))}({text()})",
            lambda: f"{text()}.{self.pick(('split', 'rsplit'))}({text()}, {self.random.randint(-1, 2)})",
            lambda: f"{text()}.splitlines({self.pick(('', 'True'))})",
            lambda: f"list({text()})",
            lambda: f"sorted({self.expression('dict', depth)})",
            lambda: f"list({self.expression('dict', depth)})",
            lambda: f"[*{self.expression('strings', depth)}, {text()}]",
            lambda: self.comprehension("str", "[]", depth),
            lambda: f"sorted({self.expression('strings', depth)}, key=len)",
            lambda: f"{self.expression('strings', depth)}[{self.slice()}]",
        ))()

    def dict_expression(self, depth):
        table = lambda: self.expression("dict", depth)
        return self.pick((
            lambda: f"({table()} | {table()})",
            lambda: "{**" + table() + f", {self.expression('str', depth)}: {self.expression('int', depth)}" + "}",
            lambda: f"dict(zip({self.expression('strings', depth)}, {self.expression('list', depth)}))",
            lambda: f"dict.fromkeys({self.expression('strings', depth)}, {self.expression('int', depth)})",
            lambda: "{" + f"s: len(s) for s in {self.expression('strings', depth)}" + self.pick(("", " if s")) + "}",
            lambda: f"dict(sorted({table()}.items()))",
            lambda: f"dict(a={self.expression('int', depth)}, b={self.expression('int', depth)})",
            lambda: f"collections.Counter({self.expression('str', depth)})",
        ))()

    def set_expression(self, depth):
        items = lambda: self.expression("set", depth)
        return self.pick((
            lambda: f"({items()} {self.pick('|&-^')} {items()})",
            lambda: f"set({self.expression('list', depth)})",
            lambda: "{" + f"v % 5 for v in {self.expression('list', depth)}" + "}",
            lambda: f"{items()}.{self.pick(('union', 'intersection', 'difference', 'symmetric_difference'))}({self.expression('list', depth)})",
            lambda: f"frozenset({items()})",
        ))()

    def tuple_expression(self, depth):
        return self.pick((
            lambda: "(" + "".join(f"{self.expression(self.kind_ordered(), depth)}, " for _ in range(self.random.randint(0, 4))) + ")",
            lambda: f"({self.expression('tuple', depth)} + {self.expression('tuple', depth)})",
            lambda: f"{self.expression('tuple', depth)}[{self.slice()}]",
            lambda: f"tuple({self.expression(self.pick(('list', 'strings', 'str', 'bytes')), depth)})",
            lambda: f"divmod({self.expression('int', depth)}, {self.expression('int', depth)})",
            lambda: f"({self.expression('float', depth)}).as_integer_ratio()",
            lambda: f"(*{self.expression('list', depth)}, {self.expression('str', depth)})",
        ))()

    def kind_ordered(self):
        return self.pick([kind for kind in TYPES if kind != "set"])

    def comprehension(self, kind, brackets, depth):
        variable = self.name("c")
        source = self.expression(self.pick(("list", "list", "tuple")) if kind != "str" else "strings", depth)
        self.scopes.append({each: [] for each in TYPES})
        self.bind(variable, "str" if kind == "str" else "int")
        body = self.expression(kind, depth + 1)
        condition = f" if {self.condition(depth + 2)}" if self.chance(0.4) else ""
        self.scopes.pop()
        return f"{brackets[0]}{body} for {variable} in {source}{condition}{brackets[1]}"

    def call(self, function, depth):
        name, kinds, _ = function
        arguments = [self.expression(kind, depth + 1) for kind in kinds]
        if self.chance(0.03):
            arguments.append("1")
        if self.chance(0.03) and arguments:
            arguments.pop()
        if arguments and self.chance(0.2):
            return f"{name}(*({', '.join(arguments)},))"
        if arguments and self.chance(0.15):
            return f"{name}({', '.join(arguments[:-1] + [f'p{len(arguments) - 1}=' + arguments[-1]])})"
        return f"{name}({', '.join(arguments)})"

    # -- statements -----------------------------------------------------------------------------------------------------

    def shown(self, text, kind):
        if kind == "set":
            return f"print(sorted({text}, key=repr))"
        return f"print({text})"

    def show(self):
        kind = self.kind()
        self.line(self.shown(self.expression(kind), kind))

    def assign(self):
        kind = self.kind()
        names = self.scopes[-1][kind]
        name = self.pick(names) if names and self.chance(0.4) else self.name("v")
        self.line(f"{name} = {self.expression(kind)}")
        self.bind(name, kind)

    def augment(self):
        kind, operators = self.pick((("int", ("+", "-", "*", "//", "%", "|", "&", "^")), ("float", ("+", "-", "*", "/")), ("str", ("+",)), ("list", ("+",)), ("set", ("|", "&", "-", "^")), ("dict", ("|",)), ("bytes", ("+",))))
        names = self.scopes[-1][kind]
        if not names:
            return self.assign()
        self.line(f"{self.pick(names)} {self.pick(operators)}= {self.expression(kind)}")

    def unpack(self):
        first, second, rest = self.name("v"), self.name("v"), self.name("v")
        form = self.pick((f"{first}, {second}", f"{first}, *{rest}", f"*{rest}, {second}", f"[{first}, {second}]", f"{first}, *{rest}, {second}"))
        self.guarded(lambda: self.line(f"{form} = {self.expression('list')}"))
        if len(self.lines) > 1 and first in form:
            self.line(f"print({', '.join(n for n in (first, second, rest) if n in form)})" if self.chance(0.5) else "pass")

    def change_list(self):
        names = self.variables("list")
        if not names:
            return self.assign()
        name = self.pick(names)
        self.line(self.pick((
            lambda: f"{name}.append({self.expression('int')})",
            lambda: f"{name}.extend({self.expression('list')}[:5])",
            lambda: f"{name}.insert({self.index()}, {self.expression('int')})",
            lambda: f"print({name}.pop({self.pick(('', '0', '-1', '3'))}))",
            lambda: f"{name}.sort({self.pick(('', 'reverse=True', 'key=lambda v: v % 3'))})",
            lambda: f"{name}.reverse()",
            lambda: f"{name}[{self.index()}] = {self.expression('int')}",
            lambda: f"{name}[{self.slice()}] = {self.expression('list')}[:5]",
            lambda: f"del {name}[{self.pick((self.index(), self.slice()))}]",
            lambda: f"{name}.remove({self.expression('int')})",
            lambda: f"{name}.clear()",
        ))())

    def change_dict(self):
        names = self.variables("dict")
        if not names:
            return self.assign()
        name = self.pick(names)
        self.line(self.pick((
            lambda: f"{name}[{self.expression('str')}] = {self.expression('int')}",
            lambda: f"{name}.update({self.expression('dict')})",
            lambda: f"print({name}.pop({self.expression('str')}{self.pick(('', ', None'))}))",
            lambda: f"print({name}.setdefault({self.expression('str')}, {self.expression('int')}))",
            lambda: f"del {name}[{self.expression('str')}]",
            lambda: f"print({name}.popitem())",
            lambda: f"print(list({name}.{self.pick(('keys', 'values', 'items'))}()), {name}.{self.pick(('keys', 'values', 'items'))}())",
        ))())

    def guarded(self, write):
        if self.chance(0.6):
            self.block("try:", write)
            kinds = self.pick(("Exception", "(ValueError, TypeError)", "ArithmeticError", "LookupError"))
            self.block(f"except {kinds} as error:", lambda: self.line("print(type(error).__name__, error)"))
        else:
            write()

    def branch(self):
        self.block(f"if {self.condition()}:", self.body)
        if self.chance(0.3):
            self.block(f"elif {self.condition()}:", self.body)
        if self.chance(0.5):
            self.block("else:", self.body)

    def loop(self):
        self.in_loop += 1
        if self.chance(0.7):
            variable = self.name("i")
            source, kind = self.pick(((f"range({self.random.randint(0, 6)})", "int"), (self.expression("list") + "[:6]", "int"), (self.expression("strings") + "[:4]", "str"), (f"enumerate({self.expression('str')}[:5])", "tuple"), (f"sorted({self.expression('dict')}.items())[:4]", "tuple")))
            self.bind(variable, kind)
            self.block(f"for {variable} in {source}:", self.body)
        else:
            counter = self.name("n")
            self.line(f"{counter} = {self.random.randint(0, 5)}")

            def body():
                self.line(f"{counter} -= 1")
                self.body()
            self.block(f"while {counter} > 0{self.pick(('', f' and {self.condition(2)}'))}:", body)
        self.in_loop -= 1
        if self.chance(0.2):
            self.block("else:", self.body)

    def attempt(self):
        self.block("try:", self.body)
        form = self.random.randint(0, 4)
        if form != 1:
            name = self.name("e")
            self.block(f"except {self.pick(('Exception', 'ValueError', 'TypeError', 'ZeroDivisionError', 'LookupError', '(KeyError, IndexError)', 'ArithmeticError'))} as {name}:",
                       lambda: (self.line(f"print(type({name}).__name__, {name}, {name}.args)"), self.body(1)))
            if self.chance(0.2):
                self.block("else:", lambda: self.body(1))
        if form in (1, 2):
            self.block("finally:", lambda: self.body(1))

    def raising(self):
        self.line(self.pick((
            lambda: f"raise {self.pick(('ValueError', 'KeyError', 'TypeError', 'RuntimeError', 'IndexError'))}({self.expression('str')})",
            lambda: f"raise ValueError({self.expression('int')}, {self.expression('str')})" + self.pick(("", " from None", " from KeyError('cause')")),
            lambda: f"assert {self.condition()}, {self.expression('str')}",
        ))())

    def matching(self):
        kind = self.pick(("int", "str", "list", "tuple", "dict"))
        subject = self.expression(kind)
        name, other = self.name("m"), self.name("m")
        cases = [f"case {pattern}:" for pattern in self.random.sample((
            "0 | 1", "int()", f"int({name})", f"str() as {name}", f"[{name}, *{other}]", f"[{name}]", "[]", f"[int(), {name}, *_]", "{'a': _}",
            f"{{'x': {name}, **{other}}}", f"({name}, {other})", "'x' | ''", f"bool({name})", "None", f"float({name})", "-1", "2.5", f"{name} if {name} == {name}",
        ), self.random.randint(1, 4))]
        def body():
            for case in cases:
                self.block(case, lambda case=case: self.line(f"print({case!r}, {', '.join(n for n in (name, other) if n in case) or 0})"))
            self.block("case _:", lambda: self.line("print('no case')"))
        self.block(f"match {subject}:", body)

    def function(self):
        name = self.name("f")
        kinds = [self.kind() for _ in range(self.random.randint(0, 3))]
        result = self.kind()
        self.scopes.append({kind: [] for kind in TYPES})
        for number, kind in enumerate(kinds):
            self.bind(f"p{number}", kind)
        default = f"={self.literal(kinds[-1])}" if kinds and self.chance(0.3) else ""
        parameters = ", ".join(f"p{number}" for number in range(len(kinds))) + default
        marker = self.pick(("", "", "", ", /")) if kinds else ""
        was, loops, self.in_function, self.in_loop = self.in_function, self.in_loop, True, 0
        functions = self.functions
        self.functions = list(functions)

        def body():
            self.body()
            self.line(f"return {self.expression(result)}")
        self.block(f"def {name}({parameters}{marker}):", body)
        self.functions = functions
        self.in_function, self.in_loop = was, loops
        self.scopes.pop()
        self.functions.append((name, kinds, result))

    def generator(self):
        name = self.name("g")
        self.scopes.append({kind: [] for kind in TYPES})
        was, loops, self.in_function, self.in_loop = self.in_function, self.in_loop, True, 0

        def body():
            for _ in range(self.random.randint(1, 3)):
                form = self.random.randint(0, 3)
                if form == 0:
                    self.line(f"yield {self.expression('int')}")
                elif form == 1:
                    self.line(f"yield from {self.expression('list')}[:4]")
                elif form == 2:
                    got = self.name("v")
                    self.line(f"{got} = yield {self.expression('int')}")
                    self.line(f"print('got', {got})")
                else:
                    self.block("try:", lambda: self.line(f"yield {self.expression('int')}"))
                    self.block(self.pick(("finally:", "except ValueError as error:", "except GeneratorExit:")), lambda: self.line("print('left')"))
            if self.chance(0.4):
                self.line(f"return {self.expression('str')}")
        self.block(f"def {name}():", body)
        self.in_function, self.in_loop = was, loops
        self.scopes.pop()
        use = self.random.randint(0, 3)
        if use == 0:
            self.line(f"print(list({name}()))")
        elif use == 1:
            variable = self.name("it")
            self.line(f"{variable} = {name}()")
            self.line(f"print(next({variable}, 'end'))")
            self.guarded(lambda: self.line(f"print({variable}.{self.pick(('send(None)', 'send(5)', 'throw(ValueError(1))', 'close()', '__next__()'))})"))
            self.line(f"print(list({variable}))")
        else:
            self.line(f"for {name}_item in {name}(): print({name}_item)")

    def class_definition(self):
        name = self.name("C")
        base = f"({self.pick(self.classes)[0]})" if self.classes and self.chance(0.4) else self.pick(("", "", "", "(list)", "(dict)", "(int)", "(str)", "(Exception)"))
        special = self.random.sample((
            ("__add__(self, other)", "return ('add', other)"), ("__radd__(self, other)", "return ('radd', other)"),
            ("__eq__(self, other)", "return True"), ("__lt__(self, other)", "return NotImplemented"), ("__len__(self)", f"return {self.pick(LENGTHS)}"),
            ("__getitem__(self, key)", "if key == 3: raise IndexError(key)\n        return key"), ("__contains__(self, item)", "return item == 2"),
            ("__call__(self, *a, **k)", "return (a, k)"), ("__bool__(self)", f"return {self.pick(('True', 'False', '1'))}"), ("__str__(self)", self.pick(("return 'str!'", "return 5"))),
            ("__repr__(self)", "return 'repr!'"), ("__iter__(self)", f"return iter({self.pick(('[1, 2]', '5', '()'))})"), ("__getattr__(self, name)", f"{self.pick(('return name', 'raise AttributeError(name)'))}"),
            ("__enter__(self)", "print('enter'); return 7"), ("__exit__(self, *a)", f"print('exit', a[0]); return {self.pick(('True', 'False'))}"),
            ("__hash__(self)", "return 5"), ("__index__(self)", "return 1"), ("__int__(self)", "return 8"), ("__neg__(self)", "return 'neg'"), ("__iadd__(self, other)", "return self"),
            ("__format__(self, spec)", "return 'F' + spec"), ("__mul__(self, other)", "return NotImplemented"), ("__setitem__(self, k, v)", "print('set', k, v)"), ("__float__(self)", "return 2.5"),
        ), self.random.randint(1, 6))
        if base in ("(str)", "(list)"):  # which text of two a wrong repetition gets depends on CPython's slots
            special = [each for each in special if not each[0].startswith("__mul__")]
        if base:  # a length that is only a hint is not asked for; a traceback asks no __getattr__ for notes
            special = [each for each in special if not each[0].startswith(("__len__", "__getattr__"))]

        def body():
            if self.chance(0.5):
                self.line(f"shared = {self.literal(self.pick(('int', 'str', 'list')))}")
            if base in ("",) or base.startswith("(C"):
                self.block("def __init__(self, a=1, b='b'):", lambda: (self.line("self.a = a"), self.line("self.b = b")))
            for header, text in special:
                self.block(f"def {header}:", lambda text=text: [self.line(part.strip()) for part in text.split("\n")])
            if self.chance(0.4):
                self.line("@property")
                self.block("def double(self):", lambda: self.line(f"return {self.pick(('self.a * 2', '4', 'self.missing'))}"))
            if self.chance(0.3):
                self.line(self.pick(("@classmethod", "@staticmethod")))
                self.block("def made(*a):", lambda: self.line("return len(a)"))
        self.block(f"class {name}{base}:", body)
        self.classes.append((name, special))
        if base == "(Exception)":
            self.guarded(lambda: self.line(f"raise {name}('own')"))
            return
        variable = self.name("o")
        self.guarded(lambda: self.line(f"{variable} = {name}()"))
        uses = (f"{variable} + 1", f"2 + {variable}", f"{variable} == 3", f"{variable} < {variable}", f"len({variable})", f"{variable}[1]", f"2 in {variable}", f"{variable}(1, k=2)",
                f"bool({variable})", f"str({variable}) if type({variable}).__str__ is not object.__str__ else 0", f"list({variable})", f"{variable}.nothing", f"{variable}.a, {variable}.b", f"{variable}.double", f"{variable}.made(1)", f"-{variable}", f"int({variable})",
                f"[10, 20, 30][{variable}]", f"f'{{{variable}:x}}'" if any("__format__" in h for h, _ in special) else "0", f"{variable} * 2", f"{name}.shared", f"{variable}.made", f"isinstance({variable}, {name})", f"{{{variable}: 1}}[{variable}]", f"hash({variable}) == 5", f"[*{variable}]", f"float({variable})", f"{name}.__name__, {name}.__qualname__", f"sum({variable})", f"sorted([{variable}, {variable}]) == 0", f"math.floor({variable})", f"range({variable})", f"'ab' * {variable}", f"round({variable})")
        for use in self.random.sample(uses, self.random.randint(2, 5)):
            if use.endswith(".made"):
                use = f"callable({use})"
            own_text = any("__repr__" in header for header, _ in special) or base in ("(list)", "(dict)", "(int)", "(str)")
            shown = f"print({use})" if own_text else f"print(type({use}).__name__)"
            self.block("try:", lambda shown=shown: self.line(shown))
            self.block("except Exception as error:", lambda: self.line("print(type(error).__name__, error)"))
        if any("__exit__" in header for header, _ in special):
            self.block("try:", lambda: self.block(f"with {variable} as w:", lambda: self.line(self.pick(("print(w)", "1 / 0", "print(w); raise KeyError(w)")))))
            self.block("except Exception as error:", lambda: self.line("print(type(error).__name__, error)"))

    def closure(self):
        name, total = self.name("f"), self.name("t")

        def body():
            self.line(f"{total} = start")

            def inner():
                self.line(f"nonlocal {total}")
                self.line(f"{total} {self.pick(('+', '-', '*'))}= step")
                self.line(f"return {total}")
            self.block("def advance(step=1, *rest, key=None, **more):", inner)
            self.line("return advance")
        self.block(f"def {name}(start):", body)
        self.line(f"{name}_go = {name}({self.expression('int')})")
        for _ in range(self.random.randint(1, 3)):
            call = f"{name}_go({self.pick(ARGUMENTS)})"
            self.guarded(lambda call=call: self.line(f"print({call})"))

    def coroutine(self):
        name = self.name("co")

        def body():
            for _ in range(self.random.randint(1, 3)):
                self.line(self.pick((f"total += {self.expression('int')}", f"total += await {name}_leaf(total)", f"async for item in {name}_items(2): total += item",
                                     f"total += sum([item async for item in {name}_items(3)])", f"print({self.expression('str')})")))
            self.line("return total")
        self.block(f"async def {name}_leaf(value):", lambda: self.line(f"return {self.pick(('value + 1', '3', 'len(value)', 'value // 0'))}"))
        self.block(f"async def {name}_items(count):", lambda: self.line("for number in range(count): yield number"))
        self.block(f"async def {name}(total):", body)
        self.block("try:", lambda: self.line(f"{name}({self.pick(('0', '5'))}).send(None)"))
        self.block("except Exception as error:", lambda: self.line("print(type(error).__name__, error)"))

    def leave(self):
        if self.in_loop and self.chance(0.6):
            self.block(f"if {self.condition()}:", lambda: self.line(self.pick(("break", "continue"))))
        elif self.in_function:
            self.block(f"if {self.condition()}:", lambda: self.line(f"return {self.expression(self.kind())}"))

    def statement(self):
        self.budget -= 1
        simple = [self.show] * 6 + [self.assign] * 8 + [self.augment] * 3 + [self.unpack, self.change_list, self.change_list, self.change_dict, self.raising, self.leave]
        nested = [self.branch, self.loop, self.loop, self.attempt, self.attempt, self.matching] if self.level < 4 else []
        defining = [self.function, self.function, self.generator, self.closure, self.class_definition, self.class_definition, self.coroutine] if self.level == 0 else []
        choices = [each for each in simple + nested * 2 + defining if each.__name__ not in self.without]
        self.pick(choices)()

    def forget(self, names):
        if self.level > 1:
            self.scopes[-1] = {kind: [name for name in items if name in names[kind]] for kind, items in self.scopes[-1].items()}

    def top_statement(self):
        """A statement at the left margin; mostly inside a `try`, so that one error does not end the program."""
        start = len(self.lines)
        self.statement()
        written = self.lines[start:]
        if not written or self.chance(0.1) or written[0].startswith(("def ", "async def ", "class ", "@")):
            return
        self.lines[start:] = ["try:"] + ["    " + line for line in written] + ["except Exception as error:", "    print(type(error).__name__, error)"]

    def feature(self):
        name = self.pick(features.FEATURES)
        self.budget -= 4
        if name not in self.without:
            getattr(self, name)()

    def body(self, most=3):
        for _ in range(self.random.randint(1, most)):
            if self.budget <= 0 and self.level > 1:
                break
            names = {kind: list(items) for kind, items in self.scopes[-1].items()}
            self.statement()
            if self.chance(0.8):  # what a branch binds may be unbound later: mostly forgotten, sometimes not
                self.forget(names)

    def write(self):
        self.line("import math, itertools, collections")
        for kind in TYPES:
            if self.chance(0.7):
                name = self.name("v")
                self.line(f"{name} = {self.literal(kind)}")
                self.bind(name, kind)
        while self.budget > 0:
            if self.chance(0.12):
                self.feature()
            self.top_statement()
        for kind in TYPES:
            for name in self.scopes[0][kind]:
                self.line(self.shown(name, kind))
        if self.chance(0.15):
            self.uncaught()
        return "\n".join(self.lines) + "\n"


def program(seed, without=()):
    """The source text of the program with this number; one of eight is broken on purpose."""
    source = Program(seed, without).write()
    return edits.broken(source, random.Random(seed)) if seed % 8 == 7 and "broken" not in without else source
