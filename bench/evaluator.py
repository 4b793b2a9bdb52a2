"""A small language: its scanner, its recursive-descent parser, an evaluator over a tree of nodes, and a stack machine."""

import sys

PROGRAM = """
limit = %d; n = 1; primes = 0; total = 0;
while n < limit {
    n = n + 1; d = 2; prime = 1;
    while d * d <= n { if n %% d == 0 { prime = 0; d = n; } d = d + 1; }
    if prime { primes = primes + 1; total = (total * 31 + n) %% 1000003; }
}
"""


def scan(text):
    tokens, i = [], 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < len(text) and text[i].isdigit():
                i += 1
            tokens.append(("number", int(text[start:i])))
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            word = text[start:i]
            tokens.append(("keyword" if word in ("while", "if") else "name", word))
        else:
            width = 2 if text[i:i + 2] in ("<=", "==") else 1
            tokens.append(("operator", text[i:i + width]))
            i += width
    tokens.append(("end", None))
    return tokens


class Number:
    def __init__(self, value):
        self.value = value

    def evaluate(self, names):
        return self.value

    def emit(self, code):
        code.append(("push", self.value))


class Name:
    def __init__(self, name):
        self.name = name

    def evaluate(self, names):
        return names[self.name]

    def emit(self, code):
        code.append(("load", self.name))


class Binary:
    operations = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "%": lambda a, b: a % b,
        "<": lambda a, b: int(a < b),
        "<=": lambda a, b: int(a <= b),
        "==": lambda a, b: int(a == b),
    }

    def __init__(self, operator, left, right):
        self.operator = operator
        self.apply = self.operations[operator]
        self.left = left
        self.right = right

    def evaluate(self, names):
        return self.apply(self.left.evaluate(names), self.right.evaluate(names))

    def emit(self, code):
        self.left.emit(code)
        self.right.emit(code)
        code.append(("apply", self.apply))


class Assign:
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def evaluate(self, names):
        names[self.name] = self.value.evaluate(names)

    def emit(self, code):
        self.value.emit(code)
        code.append(("store", self.name))


class Branch:
    def __init__(self, loop, condition, body):
        self.loop = loop
        self.condition = condition
        self.body = body

    def evaluate(self, names):
        while self.condition.evaluate(names):
            for statement in self.body:
                statement.evaluate(names)
            if not self.loop:
                break

    def emit(self, code):
        start = len(code)
        self.condition.emit(code)
        place = len(code)
        code.append(None)
        for statement in self.body:
            statement.emit(code)
        if self.loop:
            code.append(("jump", start))
        code[place] = ("unless", len(code))


class Parser:
    levels = [("<", "<=", "=="), ("+", "-"), ("*", "%")]

    def __init__(self, tokens):
        self.tokens = tokens
        self.position = 0

    def next(self):
        self.position += 1
        return self.tokens[self.position - 1]

    def accept(self, text):
        if self.tokens[self.position][1] == text:
            self.position += 1
            return True
        return False

    def expect(self, text):
        if not self.accept(text):
            raise SyntaxError(f"{text} expected, not {self.tokens[self.position][1]}")

    def block(self, closing):
        body = []
        while not self.accept(closing):
            body.append(self.statement())
        return body

    def statement(self):
        kind, text = self.next()
        if kind == "keyword":
            condition = self.expression()
            self.expect("{")
            return Branch(text == "while", condition, self.block("}"))
        self.expect("=")
        statement = Assign(text, self.expression())
        self.expect(";")
        return statement

    def expression(self, level=0):
        if level == len(self.levels):
            return self.primary()
        left = self.expression(level + 1)
        while self.tokens[self.position][1] in self.levels[level]:
            operator = self.next()[1]
            left = Binary(operator, left, self.expression(level + 1))
        return left

    def primary(self):
        kind, text = self.next()
        if kind == "number":
            return Number(text)
        if kind == "name":
            return Name(text)
        self.position -= 1
        self.expect("(")
        inner = self.expression()
        self.expect(")")
        return inner


def run(code):
    names, stack, place = {}, [], 0
    while place < len(code):
        operation, argument = code[place]
        place += 1
        if operation == "load":
            stack.append(names[argument])
        elif operation == "push":
            stack.append(argument)
        elif operation == "apply":
            right = stack.pop()
            stack.append(argument(stack.pop(), right))
        elif operation == "store":
            names[argument] = stack.pop()
        elif operation == "jump":
            place = argument
        elif not stack.pop():
            place = argument
    return names


FULL, SMALL = (16_000, 2_400), (100, 3)
EXPECTED = {FULL: (56, 1862, 804115, True), SMALL: (56, 25, 817926, True)}

size = SMALL if "small" in sys.argv else FULL
source = PROGRAM % size[0]
for _ in range(size[1]):
    program = Parser(scan(source)).block(None)
names, code = {}, []
for statement in program:
    statement.evaluate(names)
    statement.emit(code)
result = len(code), names["primes"], names["total"], run(code) == names
assert result == EXPECTED[size], result
print("evaluator", *result)
