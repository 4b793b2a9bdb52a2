# attack: a super object initialised again while its attributes are read
# allowed: super().__init__ of one's own class
# expect: contained
# compat: contained

class Base:
    def __init__(self):
        self.made = True


class Guest(Base):
    def __init__(self):
        super().__init__()


leaks = []
s = super(Guest, Guest())
for arguments in ((Guest, 1), (1, 2), (Base, "text"), (type, object)):
    try:
        s.__init__(*arguments)
        s.made
    except (TypeError, AttributeError):
        pass
print(Guest().made)
print("LEAK" if leaks else "CONTAINED", *leaks)
