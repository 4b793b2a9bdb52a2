# shows: PEP 649 and 749: annotationlib gives annotations as values, forward references and text
# expect: benign
import annotationlib
from annotationlib import Format, ForwardRef, call_annotate_function, call_evaluate_function, get_annotations

assert [member.name for member in Format] == ["VALUE", "VALUE_WITH_FAKE_GLOBALS", "FORWARDREF", "STRING"]
assert Format.STRING == 4 and repr(Format.VALUE) == "<Format.VALUE: 1>" and Format(3) is Format.FORWARDREF


def function(a: int, b: missing, c: list[missing], d: missing.attribute[int], e: "text", *f: a.b, g: missing | None = 1) -> missing(1, x=2):
    pass


text = get_annotations(function, format=Format.STRING)
assert text == {
    "a": "int", "b": "missing", "c": "list[missing]", "d": "missing.attribute[int]", "e": "text", "f": "a.b",
    "g": "missing | None", "return": "missing(1, x=2)"}, text
references = get_annotations(function, format=Format.FORWARDREF)
assert references["a"] is int and references["e"] == "text"
assert isinstance(references["b"], ForwardRef) and references["b"].__forward_arg__ == "missing"
assert references["c"].__origin__ is list and references["c"].__args__[0].__forward_arg__ == "missing"
assert references["d"].__forward_arg__ == "missing.attribute[int]", references["d"]
assert references["g"].__args__[0].__forward_arg__ == "missing" and references["g"].__args__[1] is type(None)
try:
    get_annotations(function)
except NameError as error:
    assert str(error) == "name 'missing' is not defined"
else:
    raise AssertionError("no NameError")
try:
    references["b"].evaluate()
except NameError:
    pass
assert references["b"].evaluate(format=Format.FORWARDREF) is references["b"]
assert references["b"].evaluate(format=Format.STRING) == "missing"


class missing:
    attribute = dict

    def __init__(self, *arguments, **keywords):
        pass


assert references["b"].evaluate() is missing
assert references["d"].evaluate() == dict[int]
assert "missing" not in get_annotations(function, format=Format.STRING) and get_annotations.__name__ == "get_annotations"


def operators(a: x + y * z, b: (x + y) * z, c: -x ** y, d: x < y, e: x[1:2, ...], f: x[y](z)[()], g: [x, y], h: {x: y}, i: ~x & y | z,
              j: (x, y), k: 1 - x, l: x[y,], m: x @ y, n: None, o: not_there[str, "quoted"]):
    pass


assert get_annotations(operators, format=Format.STRING) == {
    "a": "x + y * z", "b": "(x + y) * z", "c": "-x ** y", "d": "x < y", "e": "x[1:2, ...]", "f": "x[y](z)[()]", "g": "[x, y]",
    "h": "{x: y}", "i": "~x & y | z", "j": "(x, y)", "k": "1 - x", "l": "x[y,]", "m": "x @ y", "n": "None",
    "o": "not_there[str, 'quoted']"}, get_annotations(operators, format=Format.STRING)


class Node:
    parent: Node
    children: list[Node]
    other: unknown
    here = 5
    sized: here

    def method(self, x: here, y: unknown): ...


assert get_annotations(Node, format=Format.STRING) == {
    "parent": "Node", "children": "list[Node]", "other": "unknown", "sized": "here"}
found = get_annotations(Node, format=Format.FORWARDREF)
assert found["parent"] is Node and found["children"] == list[Node] and found["sized"] == 5
assert found["other"].__forward_arg__ == "unknown" and found["other"].__owner__ is Node
assert get_annotations(Node.method, format=Format.FORWARDREF)["x"] == 5


def outer():
    def inner(a: local, b: later): ...
    local = int
    early = get_annotations(inner, format=Format.FORWARDREF)
    later = str
    return early, inner


early, inner = outer()
assert early["a"] is int and early["b"].__forward_arg__ == "later"
assert inner.__annotations__ == {"a": int, "b": str}

# without a function that makes them
function.__annotations__ = {"a": int, "b": "text", "c": list[int], "d": Node}
assert get_annotations(function, format=Format.STRING) == {
    "a": "int", "b": "text", "c": "list[int]", "d": "__main__.Node"}
assert get_annotations(function, format=Format.FORWARDREF)["d"] is Node
assert annotationlib.annotations_to_string({"x": int, "y": "z"}) == {"x": "int", "y": "z"}
assert annotationlib.type_repr(int) == "int" and annotationlib.type_repr(Node) == "__main__.Node"


def texts(a: "int", b: "Node", c: "list[missing]"): ...


assert get_annotations(texts, eval_str=True) == {"a": int, "b": Node, "c": list[missing]}
assert get_annotations(texts, eval_str=True, globals={"Node": 1, "missing": 2})["b"] == 1
for wrong in (lambda: get_annotations(5), lambda: get_annotations(texts, eval_str=True, format=Format.STRING),
              lambda: get_annotations(texts, format=Format.VALUE_WITH_FAKE_GLOBALS), lambda: get_annotations(texts, format=42)):
    try:
        wrong()
    except (TypeError, ValueError):
        pass
    else:
        raise AssertionError("accepted")
assert get_annotations(len) == {} and get_annotations(int) == {}

# functions that know every format themselves
def annotate(format):
    if format == Format.STRING:
        return {"x": "by hand"}
    return {"x": format}


assert call_annotate_function(annotate, Format.STRING) == {"x": "by hand"}
assert call_annotate_function(annotate, Format.FORWARDREF) == {"x": 3}
texts.__annotate__ = annotate
assert get_annotations(texts, format=Format.STRING) == {"x": "by hand"} and texts.__annotations__ == {"x": 1}

type Alias = undefined | None
assert call_evaluate_function(Alias.evaluate_value, Format.STRING) == "undefined | None"
assert call_evaluate_function(Alias.evaluate_value, Format.FORWARDREF).__args__[0].__forward_arg__ == "undefined"


def bounded[T: Bound, U: (int, Other) = Fallback](): ...


T, U = bounded.__type_params__
assert call_evaluate_function(T.evaluate_bound, Format.STRING) == "Bound"
assert call_evaluate_function(U.evaluate_constraints, Format.STRING) == "(int, Other)"
assert call_evaluate_function(U.evaluate_default, Format.FORWARDREF).__forward_arg__ == "Fallback"

assert ForwardRef("x") == ForwardRef("x") != ForwardRef("y") and len({ForwardRef("x"), ForwardRef("x")}) == 1
assert repr(ForwardRef("x")) == "ForwardRef('x')"
assert ForwardRef("int").evaluate() is int and ForwardRef("v").evaluate(globals={"v": 3}) == 3
assert ForwardRef("v").evaluate(locals={"v": 4}) == 4 and ForwardRef("T").evaluate(owner=bounded) is T
try:
    ForwardRef("1 +").evaluate()
except SyntaxError:
    pass

namespace = {}
exec("x: int\nif True:\n  y: str\nelse:\n  z: bytes", namespace)
assert namespace["__annotate__"](1) == {"x": int, "y": str}
assert "__annotations__" not in namespace
print("OK")
