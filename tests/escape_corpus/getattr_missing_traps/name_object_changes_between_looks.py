# attack: a name that is a subclass of str, whose comparison, hash and text change from one look to the next
# allowed: a subclass of str as a name
# expect: contained
# compat: allowed

turns = 0


class Name(str):
    def __eq__(self, other):
        global turns
        turns += 1
        return turns % 2 == 0

    def __hash__(self):
        global turns
        turns += 1
        return hash("plain") if turns % 2 else hash("__dict__")

    def __str__(self):
        return "plain"

    def casefold(self):
        return "plain"

    def __contains__(self, other):
        return False

    def startswith(self, *rest):
        return False

    def __getitem__(self, i):
        return "p"

    def __len__(self):
        return 5


class Guest:
    plain = 1


leaks = []
for name in ("__dict__", "__mro__", "__globals__", "__self__", "__reduce__"):
    for target in (Guest, Guest(), len, int, (lambda: 0)):
        for attempt in (lambda: getattr(target, Name(name)), lambda: getattr(target, Name(name), None), lambda: hasattr(target, Name(name)), lambda: object.__getattribute__(target, Name(name)), lambda: setattr(target, Name(name), 1), lambda: delattr(target, Name(name))):
            try:
                leaks.append((name, attempt()))
            except (AttributeError, TypeError):
                pass


class Odd(str):
    pass


print(getattr(Guest, Odd("plain")))
print("LEAK" if leaks else "CONTAINED", *leaks)
