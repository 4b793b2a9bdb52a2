# attack: a mapping for locals whose hooks delete, replace and clear the namespace while a class body, loop or import in exec uses it
# allowed: a mapping that counts what is read
# expect: contained
# compat: contained

leaks = []


class Shifting(dict):
    def __getitem__(self, key):
        self.clear()
        space.clear()
        raise KeyError(key)

    def __setitem__(self, key, value):
        space[key] = self
        dict.__setitem__(self, key, [value])

    def __delitem__(self, key):
        raise LookupError(key)


class Counting(dict):
    read = 0

    def __getitem__(self, key):
        Counting.read += 1
        return dict.__getitem__(self, key)


for source in ("x = 1\ny = x", "class A:\n    z = 1\nA.z", "for i in [1, 2]:\n    i\ndel i", "import math\nmath.pi", "def f():\n    return g\nf()", "x = [n for n in [1, 2]]\ndel x", "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    e", "with open_ as x: pass", "from math import *", "global k\nk = 5\nk", "x: int = 5\nx"):
    space = {}
    mapping = Shifting()
    try:
        exec(source, space, mapping)
    except (NameError, LookupError, AttributeError, TypeError, ImportError, SyntaxError):
        pass
    for found in (*space.values(), *mapping.values()):
        if callable(found) and getattr(found, "__name__", "") in ("open", "compile", "__import__"):
            leaks.append(source)
counting = Counting(a=1)
exec("b = a + a", {}, counting)
assert counting["b"] == 2 and Counting.read >= 2
print("LEAK" if leaks else "CONTAINED", *leaks)
