# Frames of properties, operators, __getattr__, __iter__ and __str__ called by natives.


class Value:
    def __init__(self, n):
        self.n = n

    @property
    def half(self):
        return self.n / self.scale

    def __getattr__(self, name):
        return self.derive(name)

    def derive(self, name):
        if name == "scale":
            return 2
        raise AttributeError(f"cannot derive {name}")

    def __add__(self, other):
        return Value(self.n + other.n)

    def __lt__(self, other):
        return self.half < other.quarter


print((Value(1) + Value(2)).half)
print(sorted([Value(3), Value(2)]))
