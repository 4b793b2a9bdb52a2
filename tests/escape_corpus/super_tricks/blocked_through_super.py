# attack: blocked names read through super()
# allowed: super().method()
# expect: contained
# compat: allowed

class Base:
    def name(self):
        return "base"
class Guest(Base):
    def name(self):
        return "guest of " + super().name()
    def read(self, name):
        return getattr(super(), name)
    def read_direct(self):
        return super().__dict__
    def order(self):
        return super().__class__.__mro__
    def self_of(self):
        return super().__self__


leaks = []
for attempt in (
    lambda: Guest().read("__dict__"),
    lambda: Guest().read("__mro__"),
    lambda: Guest().read("__reduce__"),
    lambda: Guest().read_direct(),
    lambda: Guest().order(),
    lambda: Guest().self_of(),
    lambda: super(Guest, Guest()).__getstate__,
    lambda: super(Guest, Guest).__subclasses__,
    lambda: super(type, type).__bases__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest().name())
print("LEAK" if leaks else "CONTAINED", *leaks)
