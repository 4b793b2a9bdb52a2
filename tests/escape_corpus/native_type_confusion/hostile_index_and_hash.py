# attack: __index__, __hash__, __len__ and __bool__ that return other types, huge and negative numbers, or raise
# allowed: __index__ that returns an int
# expect: contained
# compat: contained

leaks = []


def make(name, value):
    def method(self, *arguments):
        if isinstance(value, type) and issubclass(value, Exception):
            raise value(name)
        return value
    return type("Odd", (), {name: method})()


for value in (2 ** 100, -2 ** 100, -1, "x", None, 1.5, [], ValueError, KeyError, StopIteration, True):
    for name, uses in (("__index__", (lambda o: [1, 2, 3][o], lambda o: "abc"[o:], lambda o: [0] * o if value not in (True,) else 0, lambda o: range(o) and 0, lambda o: b"x" * o and 0, lambda o: chr(o), lambda o: hex(o) and 0, lambda o: [1].insert(o, 2), lambda o: "a".center(o), lambda o: round(1.5, o), lambda o: (1).to_bytes(o, "big"), lambda o: 1 << o and 0)),
                       ("__len__", (len, bool, lambda o: list(o), lambda o: reversed(o))), ("__bool__", (bool, lambda o: not o, lambda o: 1 if o else 2, lambda o: [x for x in [1] if o])),
                       ("__hash__", (hash, lambda o: {o: 1} and 0, lambda o: o in {1: 2})), ("__length_hint__", (lambda o: list(o),)), ("__iter__", (list, lambda o: [*o], lambda o: dict(o))), ("__contains__", (lambda o: 1 in o,)), ("__getitem__", (lambda o: o[1], lambda o: next(iter(o)))), ("__call__", (lambda o: o(),)), ("__float__", (float,)), ("__int__", (int,)), ("__str__", (str,)), ("__format__", (format,)), ("__round__", (round,)), ("__enter__", (lambda o: exec("with o: pass", {"o": o}),))):
        for use in uses:
            try:
                use(make(name, value))
            except (TypeError, ValueError, OverflowError, MemoryError, KeyError, IndexError, AttributeError, StopIteration, RuntimeError):
                pass
print([1, 2][make("__index__", 1)])
print("CONTAINED")
