# attack: a str subclass whose __eq__, __hash__ and __str__ lie about the name
# allowed: a str subclass as an ordinary attribute name
# expect: contained
# compat: allowed

class Liar(str):
    def __eq__(self, other):
        return other == "harmless"

    def __ne__(self, other):
        return False

    def __hash__(self):
        return hash("harmless")

    def __str__(self):
        return "harmless"

    def __repr__(self):
        return "'harmless'"

    def __len__(self):
        return 8

    def __getitem__(self, index):
        return "harmless"[index]

    def startswith(self, *arguments):
        return False

    def encode(self, *arguments):
        return b"harmless"


class Guest:
    pass


leaks = []
for name in (Liar("__dict__"), Liar("__mro__"), Liar("__subclasses__"), Liar("__globals__")):
    for read in (lambda n: getattr(Guest, n), lambda n: getattr(Guest, n, 0), lambda n: hasattr(Guest, n), lambda n: setattr(Guest, n, 1),
                 lambda n: delattr(Guest, n), lambda n: object.__getattribute__(Guest, n)):
        try:
            leaks.append(read(name))
        except (AttributeError, TypeError):
            pass


class Plain(str):
    pass


setattr(Guest, Plain("fine"), 5)
print(Guest.fine, getattr(Guest, Plain("fine")))
print("LEAK" if leaks else "CONTAINED", *leaks)
