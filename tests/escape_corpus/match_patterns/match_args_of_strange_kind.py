# attack: __match_args__ that is no tuple, holds no text, repeats names, or is a property
# allowed: a tuple of names
# expect: contained
# compat: contained

def matching(arguments, positions=1):
    class Guest:
        __match_args__ = arguments
        a = b = 1
    if positions == 1:
        match Guest():
            case Guest(x):
                return x
    match Guest():
        case Guest(x, y):
            return x, y
class Text(str):
    def __hash__(self):
        return hash("__mro__")
    def __eq__(self, other):
        return True


leaks = []
for attempt in (
    lambda: matching(["a"]),
    lambda: matching("a"),
    lambda: matching(5),
    lambda: matching((5,)),
    lambda: matching(("a", "a"), 2),
    lambda: matching(("a",), 2),
    lambda: matching((b"a",)),
    lambda: matching(None),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
print(matching(("a", "b"), 2))
print("LEAK" if leaks else "CONTAINED", *leaks)
