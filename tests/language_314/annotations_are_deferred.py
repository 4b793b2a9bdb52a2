# shows: PEP 649 and 749: annotations are evaluated when they are asked for, by __annotate__
# expect: benign


def function(a: later, *args: later, b: int = 1, **options: "text") -> list[later]:
    pass


assert function.__annotate__.__name__ == "__annotate__"
assert function.__annotate__.__qualname__ == "function.__annotate__"
try:
    function.__annotations__
except NameError as error:
    assert str(error) == "name 'later' is not defined"
else:
    raise AssertionError("a missing name went unnoticed")
later = float
assert function.__annotations__ == {
    "a": float, "args": float, "b": int, "options": "text", "return": list[float]}
assert function.__annotations__ is function.__annotations__
later = str
assert function.__annotations__["a"] is float, "what was evaluated is kept"
assert function.__annotate__(1)["a"] is str
for format in (3, 4):
    try:
        function.__annotate__(format)
    except NotImplementedError:
        pass
    else:
        raise AssertionError("only VALUE is known to the function itself")

function.__annotations__ = {"x": 1}
assert function.__annotate__ is None
function.__annotate__ = lambda format: {"format": format}
assert function.__annotations__ == {"format": 1}
for wrong in (5, "text"):
    try:
        function.__annotate__ = wrong
    except TypeError as error:
        assert str(error) == "__annotate__ must be callable or None"
try:
    del function.__annotate__
except TypeError as error:
    assert str(error) == "__annotate__ cannot be deleted"


class Tree:
    left: Tree
    right: Tree
    count: size = 0
    size = int
    if count == 0:
        reached: bool
    else:
        missed: bool
    for name in ():
        never: bool

    def walk(self, other: size) -> Tree:
        local: nowhere = 1
        return local


assert Tree.__annotations__ == {"left": Tree, "right": Tree, "count": int, "reached": bool}
assert Tree.walk.__annotations__ == {"other": int, "return": Tree}
assert Tree().walk(1) == 1
Tree.size = float
assert Tree.__annotate__(1)["count"] is float, "the class's names as they are now"


class Plain(Tree):
    pass


assert Plain.__annotations__ == {} and Plain.__annotate__ is None
Plain.__annotations__ = {"a": 1}
assert Plain.__annotations__ == {"a": 1} and Tree.__annotations__["left"] is Tree
del Plain.__annotations__
assert Plain.__annotations__ == {}

module_level: Tree = 5
if module_level == 5:
    conditional: int
else:
    unreached: int
assert __annotate__(1) == {"module_level": Tree, "conditional": int}


def outer():
    kind = int

    class Inner:
        kind = str
        field: kind

        def method(self, argument: kind): ...

    def nested(x: kind): ...
    kind = bytes
    return Inner, nested


Inner, nested = outer()
assert Inner.__annotations__ == {"field": str}
assert Inner.method.__annotations__ == {"argument": str}
assert nested.__annotations__ == {"x": bytes}


def raises(text, message):
    try:
        exec(text, {})
    except SyntaxError as error:
        assert error.msg == message, (text, error.msg)
    else:
        raise AssertionError(text)


raises("def f(x: (yield)): pass", "yield expression cannot be used within an annotation")
raises("def f(x: (y := 1)): pass", "named expression cannot be used within an annotation")
raises("async def f(x: (await y)): pass", "await expression cannot be used within an annotation")
raises("class C:\n x: (yield)", "yield expression cannot be used within an annotation")
raises("from __future__ import annotations\ndef f(x: (yield)): pass",
       "yield expression cannot be used within an annotation")
print("OK")
