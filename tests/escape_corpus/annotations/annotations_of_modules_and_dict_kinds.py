# attack: replace the module's __annotations__, annotate subscripts, attributes and blocked names, and use a hostile mapping for the class body's
# allowed: annotations of variables
# expect: contained
# compat: allowed

leaks = []


class Spy(dict):
    def __setitem__(self, key, value):
        leaks.append((key, value))
        super().__setitem__(key, value)


class Target:
    pass


for source in (
    "x: (lambda: 0).__globals__\nfound = __annotations__", "target.__class__: int = int", "target.__dict__: int", "target.__globals__: int = 5", "target[target.__dict__]: int", "(target.__bases__): int", "class A:\n    __slots__: x.__globals__ = ()\nfound = A.__annotations__",
    "class A:\n    x: [y.__mro__ for y in [int]]\nfound = A.__annotations__", "def f(x: (y := open)): pass\nfound = f.__annotations__", "def f(x: (yield)): pass", "class A:\n    x: (yield)", "x: (await y)", "def f(*a: *open): pass\nfound = f.__annotations__", "lambda x: int: 5",
    "def f(x: open, /, *, y: open = 1) -> open: pass\nfound = f.__annotations__",
):
    space = {"target": Target()}
    try:
        exec(source, space)
    except (SyntaxError, AttributeError, NameError, TypeError):
        continue
    if space.get("found"):
        leaks.append((source, space["found"]))
    if type(space["target"]) is not Target:
        leaks.append((source, type(space["target"])))
name: int = 5
other: "text"
assert name == 5 and "other" not in globals()
print("LEAK" if leaks else "CONTAINED", *leaks)
