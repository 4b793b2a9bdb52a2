# attack: __slots__ from a generator, a dict, one string, a subclass of str, a list changed afterwards, and endless or wrong names
# allowed: slots from a list and from a dict
# expect: contained
# compat: contained
# options: --max-memory 64M

leaks = []


class Text(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


names = ["a", "b"]
for slots in (names, {"a": "doc", "b": "doc"}, (n for n in "ab"), "a", [Text("a"), Text("b")], {"a", "b"}):
    made = type("Made", (), {"__slots__": slots})
    thing = made()
    thing.a = 1
    try:
        thing.other = 2
        leaks.append("no slots")
    except AttributeError:
        pass
names.append("c")
for slots in ([5], [None], [b"a"], ["not a name"], [""], ["a\0b"], ["1a"], 5, [["a"]], iter(lambda: "x" * 10, 1), ["a", "a b"]):
    try:
        leaks.append((type("Made", (), {"__slots__": slots}), "made"))
    except (TypeError, MemoryError, ValueError):
        pass
for space in ({"__slots__": ("a",), "a": 1}, {"__slots__": ("m",), "m": lambda self: 0}):
    try:
        leaks.append(type("Clash", (), space))
    except ValueError:
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
