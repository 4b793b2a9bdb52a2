# attack: namespaces with keys that are no text, that compare by force, or that are no dict
# allowed: a namespace that is a subclass of dict
# expect: contained
# compat: contained

class Key(str):
    def __eq__(self, other):
        return True
    def __hash__(self):
        return hash("plain")
class Names(dict):
    def __getitem__(self, key):
        return "lied"


leaks = []
for attempt in (
    lambda: type("Made", (), [("a", 1)]),
    lambda: type("Made", (), None),
    lambda: type("Made", (), 5),
    lambda: type("Made", [], {}),
    lambda: type("Made", (), {}, other=1),
    lambda: type("Made\0", (), {}),
    lambda: type(b"Made", (), {}),
    lambda: type(5, (), {}),
    lambda: type("Made", ()),
):
    try:
        leaks.append(attempt())
    except (TypeError, ValueError):
        pass
print(type("Made", (), Names(a=1)).a, type(type("Made", (), {Key("odd"): 1})).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
