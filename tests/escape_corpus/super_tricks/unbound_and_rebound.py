# attack: unbound super objects bound by hand to strangers
# allowed: super bound to an instance of the class
# expect: contained
# compat: contained

class Base:
    def name(self):
        return "base"
class Guest(Base):
    pass
class Stranger:
    pass


leaks = []
for attempt in (
    lambda: super(Guest, Stranger()).name(),
    lambda: super(Stranger, Guest()).name(),
    lambda: super(Guest, 5).name(),
    lambda: super(5, Guest()),
    lambda: super(Guest, Guest(), 3),
    lambda: super(type, Guest()).mro(),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
print(super(Guest, Guest()).name())
print("LEAK" if leaks else "CONTAINED", *leaks)
