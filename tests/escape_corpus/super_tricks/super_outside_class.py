# attack: zero-argument super in functions with a forged __class__ or first argument
# allowed: zero-argument super in a method
# expect: contained
# compat: contained

class Base:
    def hello(self):
        return "base"


class Guest(Base):
    def hello(self):
        return super().hello() + " guest"


def stranger(self):
    return super().hello()


def forged(self):
    __class__ = int
    return super().hello()


leaks = []
for attempt in (lambda: stranger(Guest()), lambda: forged(Guest()), lambda: Guest.hello(5), lambda: Guest.hello(object()), lambda: (lambda: super())()):
    try:
        leaks.append(attempt())
    except (RuntimeError, TypeError, AttributeError):
        pass
print(Guest().hello())
print("LEAK" if leaks else "CONTAINED", *leaks)
