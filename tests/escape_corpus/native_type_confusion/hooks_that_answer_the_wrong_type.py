# attack: protocol hooks that answer with a value of the wrong type, or with a subclass, where a native expects its own
# allowed: hooks with right answers
# expect: contained
# compat: contained

wrongs = (None, "text", b"bytes", 1.5, [1], {}, object(), len, int, ..., -1, 1 << 70, (lambda: 0))
uses = {
    "__len__": lambda o: [len(o), bool(o), list(reversed(o))],
    "__index__": lambda o: [[1, 2][o], range(o), hex(o), "%x" % o, bytes(o)],
    "__hash__": lambda o: [hash(o), {o: 1}],
    "__str__": lambda o: [str(o), f"{o}", "%s" % o, print(o)],
    "__repr__": lambda o: [repr(o), [o].__repr__(), ascii(o), f"{o!r}"],
    "__format__": lambda o: [format(o), "{}".format(o)],
    "__bytes__": lambda o: [bytes(o)],
    "__bool__": lambda o: [bool(o), not o, [1 for x in "a" if o]],
    "__int__": lambda o: [int(o), "%d" % o],
    "__float__": lambda o: [float(o), "%f" % o],
    "__complex__": lambda o: [complex(o)],
    "__iter__": lambda o: [list(o), [*o], dict(o), max(o)],
    "__length_hint__": lambda o: [list(o)],
    "__dir__": lambda o: [dir(o)],
    "__contains__": lambda o: [1 in o],
    "__round__": lambda o: [round(o)],
    "__bases__": lambda o: [isinstance(1, o)],
}
for name, use in uses.items():
    for wrong in wrongs:
        Hook = type("Hook", (), {name: lambda self, *rest: wrong, "__getitem__": lambda self, i: [1, 2][i]} | ({} if name in ("__iter__", "__len__") else {}))
        try:
            use(Hook())
        except (TypeError, ValueError, OverflowError, IndexError, MemoryError):
            pass
Right = type("Right", (), {"__len__": lambda self: 2, "__index__": lambda self: 1, "__str__": lambda self: "right"})
print(len(Right()), [1, 2][Right()], Right())
print("CONTAINED")
