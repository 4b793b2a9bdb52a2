# attack: none: a proxy that logs and forwards
# allowed: __getattribute__ and __getattr__ that forward ordinary names
# expect: benign
# compat: contained

class Target:
    size = 3

    def grow(self, by=1):
        self.size += by
        return self.size


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "log", [])

    def __getattribute__(self, name):
        if name in ("target", "log"):
            return object.__getattribute__(self, name)
        self.log.append(name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        setattr(self.target, name, value)

    def __delattr__(self, name):
        delattr(self.target, name)


p = Proxy(Target())
assert p.grow() == 4 and p.grow(by=2) == 6
p.size = 10
assert p.target.size == 10
del p.size
assert p.size == 3
assert p.log == ["grow", "grow", "size"]
try:
    p.missing
    raise AssertionError
except AttributeError:
    pass
print("OK")
