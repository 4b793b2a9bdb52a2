# attack: names whose __str__, encode, lower, startswith, strip and iteration say something harmless
# allowed: str subclasses as names
# expect: contained
# compat: allowed

class Liar(str):
    def __str__(self):
        return "plain"
    def __repr__(self):
        return "'plain'"
    def startswith(self, *rest):
        return False
    def encode(self, *rest):
        return b"plain"
    def lower(self):
        return "plain"
    def strip(self, *rest):
        return "plain"
    def __iter__(self):
        return iter("plain")
    def __len__(self):
        return 5
    def __getitem__(self, key):
        return "plain"[key]
    def __contains__(self, item):
        return False
class Guest:
    plain = 1


leaks = []
for attempt in (
    lambda: getattr(Guest, Liar("__mro__")),
    lambda: hasattr(Guest, Liar("__subclasses__")),
    lambda: setattr(Guest, Liar("__dict__"), 1),
    lambda: vars(Guest)[Liar("__mro__")] if Liar("__mro__") in vars(Guest) else getattr(Guest, Liar("__base__")),
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(getattr(Guest, Liar("plain")))
print("LEAK" if leaks else "CONTAINED", *leaks)
