# attack: shadow super, __class__, __name__, __qualname__, __module__ and __build_class__, and see what a class statement then does
# allowed: a class called super, a variable called __name__
# expect: contained
# compat: contained

leaks = []
source = """
class Base:
    def method(self):
        return 'base'
class Sub(Base):
    def method(self):
        return super().method()
found = Sub().method()
"""
for shadow in ("super = 5", "super = lambda *a: Trap()", "__class__ = 5", "__name__ = open_ = 5", "__module__ = 5", "__qualname__ = 5", "__build_class__ = lambda *a: 5", "type = 5", "object = 5", "__metaclass__ = 5", "__builtins__ = {}", "locals = globals = 5"):
    space = {}
    try:
        exec("class Trap:\n    def method(self):\n        return 'trap'\n" + shadow + source, space)
    except (TypeError, NameError):
        continue
    if space["found"] not in ("base", "trap"):
        leaks.append((shadow, space["found"]))
    for name in ("__globals__", "__code__"):
        if name == "__globals__":
            try:
                leaks.append(getattr(space["Sub"].method, name))
            except AttributeError:
                pass


class Named:
    __qualname__ = "Other.Name"
    __module__ = "os"


assert Named.__qualname__ == "Other.Name" and Named.__module__ == "os"
print("LEAK" if leaks else "CONTAINED", *leaks)
