# attack: zero-argument super in lambdas, comprehensions, nested functions and after deleting self
# allowed: where the language allows it
# expect: contained
# compat: contained

class Base:
    def name(self):
        return "base"


class Guest(Base):
    def by_lambda(self):
        return (lambda: super().name())()

    def by_comprehension(self):
        return [super(Guest, self).name() for _ in range(1)]

    def deleted(self):
        del self
        return super().name()

    def changed(self):
        self = 5
        return super().name()

    def no_self():
        return super().name()


leaks = []
for name in ("by_lambda", "deleted", "changed", "no_self"):
    try:
        leaks.append(getattr(Guest(), name)())
    except (RuntimeError, TypeError, NameError):
        pass
print(Guest().by_comprehension())
print("LEAK" if leaks else "CONTAINED", *leaks)
