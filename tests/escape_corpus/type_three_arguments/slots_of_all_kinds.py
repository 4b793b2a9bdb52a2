# attack: __slots__ with blocked, duplicate, mangled and impossible names
# allowed: ordinary slots
# expect: contained
# compat: contained

def make(slots, **names):
    return type("Made", (), {"__slots__": slots, **names})


leaks = []
for attempt in (
    lambda: make(("a",), a=1),
    lambda: make(("1a",)),
    lambda: make((5,)),
    lambda: make(("a b",)),
    lambda: make(("__dict__", "__dict__")),
    lambda: make(5),
    lambda: make(("__mro__",))().__mro__,
    lambda: make(("__globals__",))().__globals__,
    lambda: make(("f_back",))().f_back,
    lambda: type("Made", (int,), {"__slots__": ("a",)})().__dict__,
):
    try:
        leaks.append(attempt())
    except (TypeError, ValueError, AttributeError):
        pass
thing = make(("a", "b"))()
thing.a = 1
print(thing.a)
print("LEAK" if leaks else "CONTAINED", *leaks)
