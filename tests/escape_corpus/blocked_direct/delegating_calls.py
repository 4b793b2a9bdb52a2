# attack: (none) the ordinary delegation with object.__setattr__ and super()
# allowed: object.__setattr__(self, n, v), super().__setattr__(n, v), and the like for get and delete
# expect: benign
# compat: contained

class Frozen:
    def __init__(self, x):
        object.__setattr__(self, "x", x)

    def __setattr__(self, name, value):
        raise AttributeError(f"frozen: {name}")

    def __delattr__(self, name):
        raise AttributeError(f"frozen: {name}")


class Loud(Frozen):
    def __getattribute__(self, name):
        return object.__getattribute__(self, name)

    def thaw(self, value):
        object.__setattr__(self, "x", value)
        object.__delattr__(self, "x")


f = Loud(3)
print(f.x)
try:
    f.x = 4
except AttributeError as error:
    print(error)
f.thaw(9)
print(hasattr(f, "x"))
print("OK")
