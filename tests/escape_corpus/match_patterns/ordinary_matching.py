# attack: none: a small interpreter written with match statements
# allowed: class, mapping, sequence, literal, or and value patterns with guards
# expect: benign
# compat: contained
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    STOP = 0
    GO = 1


@dataclass
class Number:
    value: float


@dataclass
class Binary:
    operator: str
    left: object
    right: object


class Range:
    __match_args__ = ("low", "high")

    def __init__(self, low, high):
        self.low, self.high = low, high


def evaluate(node):
    match node:
        case Number(value):
            return value
        case Binary("+", left, right):
            return evaluate(left) + evaluate(right)
        case Binary(operator="*", left=Number(0)) | Binary("*", _, Number(0)):
            return 0
        case Binary("*", left, right):
            return evaluate(left) * evaluate(right)
        case Range(low, high) if low > high:
            return "empty"
        case Range(low=low):
            return low
        case {"type": "sum", "items": [*items], **rest}:
            return sum(map(evaluate, items)), sorted(rest)
        case [first, *_, last] if first is not last:
            return evaluate(first), evaluate(last)
        case Kind.GO:
            return "go"
        case int() | float() as number:
            return number
        case str(text):
            return text.upper()
        case None | True | False:
            return "constant"
        case _:
            raise TypeError(type(node).__name__)


assert evaluate(Binary("+", Number(2), Binary("*", Number(3), Number(4)))) == 14
assert evaluate(Binary("*", Number(5), Number(0))) == 0 and evaluate(Range(2, 1)) == "empty" and evaluate(Range(1, 2)) == 1
assert evaluate({"type": "sum", "items": [Number(1), 2], "x": 0}) == (3, ["x"]) and evaluate([Number(1), 5, "z"]) == (1, "Z")
assert [evaluate(x) for x in (Kind.GO, 7, "hi", None)] == ["go", 7, "HI", "constant"]
try:
    evaluate(Kind.STOP)
except TypeError as error:
    print(error)
print("OK")
