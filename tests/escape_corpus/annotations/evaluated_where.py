# attack: annotations that reach for blocked names when they are made or read
# allowed: annotations with ordinary names and texts
# expect: contained
# compat: allowed

leaks = []
for source in ("def f(x: int.__mro__): pass\nfound = f.__annotations__", "x: int.__mro__ = 1\nfound = __annotations__", "class A:\n    x: int.__bases__ = 1\nfound = A.__annotations__", "def f() -> (lambda: 0).__globals__: pass\nfound = f.__annotations__"):
    space = {}
    try:
        exec(source, space)
        if "<class" in str(space.get("found")):
            leaks.append(space["found"])
    except (AttributeError, NameError):
        pass


def fine(a: int, b: "str" = "x") -> list:
    return [a, b]


print(fine(1))
print("LEAK" if leaks else "CONTAINED", *leaks)
