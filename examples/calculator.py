"""A small language, start to end: tokens, a Pratt parser, closures, errors.

    let twice = fn(f) fn(x) f(f(x));
    twice(fn(n) n * n)(3)

Numbers, strings, lists, `let`, `if … then … else …`, `fn`, calls, blocks in
braces.  The evaluator turns each node into a Python closure once and calls it.
"""


class LanguageError(Exception):
    def __init__(self, message, position):
        super().__init__(message)
        self.position = position

    def show(self, source):
        line = source.count("\n", 0, self.position)
        start = source.rfind("\n", 0, self.position) + 1
        text = source[start:].split("\n", 1)[0]
        return f"{type(self).__name__} in line {line + 1}: {self}\n    {text}\n    {' ' * (self.position - start)}^"


class ParseError(LanguageError):
    pass


class EvaluationError(LanguageError):
    pass


# ---- tokens ----

KEYWORDS = {"let", "fn", "if", "then", "else", "and", "or", "not", "true", "false", "nil"}
SIGNS = ["==", "!=", "<=", ">=", "=>", "+", "-", "*", "/", "%", "^", "(", ")", "[", "]", "{", "}", ",", ";", "=", "<", ">"]


def tokens(source):
    position, size = 0, len(source)
    while position < size:
        character = source[position]
        start = position
        if character.isspace():
            position += 1
        elif character == "#":
            while position < size and source[position] != "\n":
                position += 1
        elif character.isdigit():
            while position < size and (source[position].isdigit() or source[position] == "."):
                position += 1
            digits = source[start:position]
            try:
                yield "number", float(digits) if "." in digits else int(digits), start
            except ValueError:
                raise ParseError(f"malformed number {digits!r}", start) from None
        elif character.isalpha() or character == "_":
            while position < size and (source[position].isalnum() or source[position] == "_"):
                position += 1
            word = source[start:position]
            yield (word if word in KEYWORDS else "name"), word, start
        elif character == '"':
            position = source.find('"', start + 1) + 1
            if not position:
                raise ParseError("string is never closed", start)
            yield "string", source[start + 1:position - 1], start
        else:
            for sign in SIGNS:
                if source.startswith(sign, position):
                    position += len(sign)
                    yield sign, sign, start
                    break
            else:
                raise ParseError(f"unexpected {character!r}", start)
    yield "end", None, size


# ---- nodes compile themselves to closures: scope -> value ----

class Scope:
    __slots__ = ("names", "outer")

    def __init__(self, outer=None, names=None):
        self.names = names or {}
        self.outer = outer

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        raise KeyError(name)


class Function:
    def __init__(self, parameters, body, scope, name="fn"):
        self.parameters, self.body, self.scope, self.name = parameters, body, scope, name

    def __call__(self, *arguments):
        if len(arguments) != len(self.parameters):
            raise TypeError(f"{self.name} takes {len(self.parameters)}, got {len(arguments)}")
        return self.body(Scope(self.scope, dict(zip(self.parameters, arguments))))

    def __str__(self):
        return f"<{self.name}({', '.join(self.parameters)})>"


def show(value):
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(show, value)) + "]"
    return str(value)


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b if isinstance(a, int) and isinstance(b, int) and a % b == 0 else a / b,
    "%": lambda a, b: a % b,
    "^": lambda a, b: a ** b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
POWER = {"or": 1, "and": 2, "==": 4, "!=": 4, "<": 5, "<=": 5, ">": 5, ">=": 5, "+": 6, "-": 6, "*": 7, "/": 7, "%": 7,
         "^": 9, "(": 10, "[": 10}


class Parser:
    def __init__(self, source):
        self.stream = tokens(source)
        self.advance()

    def advance(self):
        self.kind, self.value, self.position = next(self.stream)

    def accept(self, kind):
        if self.kind != kind:
            return False
        self.advance()
        return True

    def expect(self, kind):
        value = self.value
        if not self.accept(kind):
            raise ParseError(f"expected {kind}, found {self.kind}", self.position)
        return value

    def program(self):
        body = self.statements("end")
        if self.kind != "end":
            raise ParseError(f"expected ;, found {self.kind}", self.position)
        return body

    def statements(self, closing):
        steps = []
        while self.kind != closing:
            steps.append(self.statement())
            if not self.accept(";"):
                break

        def run(scope):
            value = None
            for step in steps:
                value = step(scope)
            return value
        return run

    def statement(self):
        if not self.accept("let"):
            return self.expression()
        name = self.expect("name")
        self.expect("=")
        value = self.expression()

        def bind(scope):
            result = value(scope)
            if isinstance(result, Function) and result.name == "fn":
                result.name = name
            scope.names[name] = result
        return bind

    def expression(self, power=0):
        left = self.prefix()
        while power < POWER.get(self.kind, 0):
            left = self.infix(left)
        return left

    def prefix(self):
        kind, value, position = self.kind, self.value, self.position
        self.advance()
        constants = {"true": True, "false": False, "nil": None}
        if kind in ("number", "string"):
            return lambda scope: value
        if kind in constants:
            constant = constants[kind]
            return lambda scope: constant
        if kind == "name":
            return self.variable(value, position)
        if kind == "-":
            operand = self.expression(8)
            return lambda scope: -operand(scope)
        if kind == "not":
            operand = self.expression(3)
            return lambda scope: not operand(scope)
        if kind == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        if kind == "{":
            body = self.statements("}")
            self.expect("}")
            return lambda scope: body(Scope(scope))
        if kind == "[":
            parts = self.sequence("]")
            return lambda scope: [part(scope) for part in parts]
        if kind == "if":
            return self.conditional()
        if kind == "fn":
            return self.function()
        raise ParseError(f"an expression cannot start with {kind}", position)

    def variable(self, name, position):
        def look_up(scope):
            try:
                return scope.find(name)
            except KeyError:
                raise EvaluationError(f"no variable {name}", position) from None
        return look_up

    def conditional(self):
        test = self.expression()
        self.expect("then")
        first = self.expression()
        second = self.expression() if self.accept("else") else lambda scope: None
        return lambda scope: first(scope) if test(scope) else second(scope)

    def function(self):
        self.expect("(")
        parameters = []
        while self.kind == "name":
            parameters.append(self.expect("name"))
            if not self.accept(","):
                break
        self.expect(")")
        body = self.expression()
        return lambda scope: Function(parameters, body, scope)

    def sequence(self, closing):
        parts = []
        while self.kind != closing:
            parts.append(self.expression())
            if not self.accept(","):
                break
        self.expect(closing)
        return parts

    def infix(self, left):
        sign, position = self.kind, self.position
        self.advance()
        if sign == "(":
            arguments = self.sequence(")")
            return self.guarded(position, lambda scope: left(scope)(*[argument(scope) for argument in arguments]))
        if sign == "[":
            index = self.expression()
            self.expect("]")
            return self.guarded(position, lambda scope: left(scope)[index(scope)])
        right = self.expression(POWER[sign] - (sign == "^"))
        if sign == "and":
            return lambda scope: left(scope) and right(scope)
        if sign == "or":
            return lambda scope: left(scope) or right(scope)
        operator = OPERATORS[sign]
        return self.guarded(position, lambda scope: operator(left(scope), right(scope)))

    @staticmethod
    def guarded(position, action):
        def run(scope):
            try:
                return action(scope)
            except (TypeError, ArithmeticError, LookupError) as error:
                raise EvaluationError(str(error), position) from error
        return run


def make_globals(output):
    def map_(function, values):
        return [function(value) for value in values]

    def fold(function, start, values):
        for value in values:
            start = function(start, value)
        return start

    return Scope(names={"print": lambda *values: output.append(" ".join(map(show, values))), "map": map_, "fold": fold,
                        "range": lambda *limits: list(range(*limits)), "size": len, "text": show})


PROGRAMS = {
    "arithmetic": "1 + 2 * 3 ^ 2 ^ 0.5 - -4 / 2",
    "exact": "2 ^ 200 % 1000007 + 10 / 4",
    "closures": "let counter = fn(n) fn() n + 1;\nlet a = counter(41);\n[a(), counter(1)(), a]",
    "recursion": "let fib = fn(n) if n < 2 then n else fib(n - 1) + fib(n - 2);\nmap(fib, range(16))",
    "higher order": "let twice = fn(f) fn(x) f(f(x));\ntwice(twice)(fn(n) n * 2)(1)",
    "fold": "let join = fn(a, b) a + \", \" + text(b);\nfold(join, \"0\", range(1, 9))",
    "blocks": "let x = 1;\nlet y = { let x = 20; x + 2 };\nprint(\"x is\", x, \"and y is\", y);\nx + y",
    "sieve": ("let divides = fn(d, n) n % d == 0;\n"
              "let prime = fn(n) { let go = fn(d) if d * d > n then true else if divides(d, n) then false else go(d + 1);"
              " n > 1 and go(2) };\n"
              "fold(fn(found, n) if prime(n) then found + [n] else found, [], range(60))"),
    "logic": "[not true or 1 == 1, nil or \"default\", false and boom(), not 1 == 2]",
    "unclosed": "print(\"one\"); \"two",
    "bad number": "1.2.3 + 4",
    "missing bracket": "let f = fn(a, b) (a + b;\nf(1, 2)",
    "bad start": "1 + * 2",
    "unknown name": "let a = 1;\n# a comment\na + bee",
    "division": "let half = fn(x) x / 0;\nhalf(3)",
    "wrong types": "1 +\n\"one\"",
    "wrong count": "let f = fn(a, b) a;\nf(1)",
    "index": "[1, 2, 3][7]",
    "strange sign": "3 ? 4",
}

for name, source in PROGRAMS.items():
    output = []
    try:
        program = Parser(source).program()
        result = program(make_globals(output))
    except LanguageError as error:
        print(f"{name}: {error.show(source)}")
        if error.__cause__ is not None:
            print(f"    caused by {type(error.__cause__).__name__}")
    else:
        print(f"{name}: {show(result)}")
    for line in output:
        print(f"    printed: {line}")

deep = "(" * 60 + "7" + ")" * 60
print("deep:", Parser(deep).program()(make_globals([])))
heavy = Parser("let loop = fn(n, sum) if n == 0 then sum else loop(n - 1, sum + n * n); loop(60, 0)").program()
print("loops:", sum(heavy(make_globals([])) for _ in range(100)))
