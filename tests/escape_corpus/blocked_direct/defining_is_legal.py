# attack: (none) classes that define the blocked methods for the protocol's sake
# allowed: defining __call__, __getattr__, __setattr__, __delattr__, __getattribute__ and using them through the protocol
# expect: benign
# compat: contained

class Everything:
    def __init__(self):
        self.log = []

    def __call__(self, n):
        return n * 2

    def __getattr__(self, name):
        return f"made {name}"

    def __setattr__(self, name, value):
        super().__setattr__(name, value)

    def __delattr__(self, name):
        object.__delattr__(self, name)

    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def __reduce__(self):
        return (Everything, ())

    def __getstate__(self):
        return {}


thing = Everything()
thing.x = 5
print(thing(21), thing.x, thing.absent)
del thing.x
print(thing.x)
print("OK")
