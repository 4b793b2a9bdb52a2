# attack: recursion through natives that call guest hooks: str, format, hash, bool, index, iter, contains, isinstance, property
# allowed: hooks that end
# expect: contained
# compat: contained

import functools
import operator

leaks = []


class Meta(type):
    def __instancecheck__(cls, other):
        return isinstance(other, cls)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls)


class Deep(metaclass=Meta):
    def __str__(self):
        return "%s" % self

    def __format__(self, spec):
        return f"{self:{spec}}"

    def __index__(self):
        return range(10)[self]

    def __float__(self):
        return float(self)

    def __round__(self, digits=None):
        return round(self, digits)

    def __reversed__(self):
        return reversed(self)

    def __lt__(self, other):
        return min(self, other)

    def __next__(self):
        return next(self)

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *details):
        pass

    def __missing__(self, key):
        return self.missing

    @property
    def missing(self):
        return getattr(self, "missing", None)

    def __bytes__(self):
        return bytes(self)

    def __getattr__(self, name):
        return hasattr(self, name + "x")

    def __call__(self, *rest):
        return functools.partial(self)()

    def __matmul__(self, other):
        return operator.matmul(self, other)


d = Deep()
for number, attempt in enumerate((lambda: str(d), lambda: format(d, "x"), lambda: [1, 2][d], lambda: float(d), lambda: round(d), lambda: reversed(d), lambda: sorted([d, d]), lambda: next(d), lambda: d.__enter__(), lambda: d.missing, lambda: bytes(d), lambda: d.other, lambda: d(), lambda: d @ d, lambda: isinstance(5, Deep), lambda: issubclass(int, Deep), lambda: print(d), lambda: "{}".format(d), lambda: list(map(d, [1])), lambda: max([d, d]), lambda: functools.reduce(d, [1, 2]), lambda: sorted([1, 2], key=d))):
    try:
        attempt()
        leaks.append(number)
    except RecursionError:
        pass
print(isinstance(d, object), "%s" % 1)
print("LEAK" if leaks else "CONTAINED", *leaks)
