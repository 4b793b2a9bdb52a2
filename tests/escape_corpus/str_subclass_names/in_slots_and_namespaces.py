# attack: str subclasses as names in __slots__, type(), exec namespaces and keyword arguments
# allowed: plain names
# expect: contained
# compat: allowed

class Liar(str):
    def __hash__(self):
        return hash("plain")
    def __eq__(self, other):
        return other == "plain"
def keywords(**names):
    return names


leaks = []
for attempt in (
    lambda: type("Made", (), {"__slots__": (Liar("__dict__"),)})().__dict__,
    lambda: type("Made", (), {Liar("__mro__"): 5}).__mro__,
    lambda: type("Made", (), {"__slots__": (Liar("__globals__"),)})().__globals__,
    lambda: keywords(**{Liar("plain"): 1})["__globals__"] if "__globals__" in keywords(**{Liar("__globals__"): 1}) - {"x"} else 0,
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(sorted(keywords(**{Liar("a"): 1})))
print("LEAK" if leaks else "CONTAINED", *leaks)
