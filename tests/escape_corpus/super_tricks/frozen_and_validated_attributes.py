# attack: none: classes that freeze or check their attributes by super().__setattr__ along several bases
# allowed: cooperative __setattr__ and __delattr__
# expect: benign
# compat: contained
class Frozen:
    def __setattr__(self, name, value):
        if hasattr(self, "done"):
            raise AttributeError(f"cannot change {name}")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        if hasattr(self, "done"):
            raise AttributeError(f"cannot delete {name}")
        super().__delattr__(name)


class Typed:
    kinds = {"x": int, "label": str}

    def __setattr__(self, name, value):
        kind = self.kinds.get(name)
        if kind and not isinstance(value, kind):
            raise TypeError(f"{name} must be {kind.__name__}")
        super().__setattr__(name, value)


class Point(Typed, Frozen):
    def __init__(self, x, label):
        self.x, self.label, self.extra = x, label, None
        del self.extra
        self.done = True


point = Point(1, "one")
for attempt in [lambda: setattr(point, "x", 2), lambda: setattr(point, "x", "2"), lambda: delattr(point, "x"),
                lambda: Point("1", "one"), lambda: point.extra]:
    try:
        attempt()
        print("allowed")
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
assert (point.x, point.label) == (1, "one")
print("OK")
