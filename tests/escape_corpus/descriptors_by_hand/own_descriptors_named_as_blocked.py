# attack: descriptors that a guest puts under blocked names are run by ordinary access
# allowed: descriptors under ordinary names
# expect: contained
# compat: allowed

class Reveal:
    def __get__(self, instance, owner):
        return "revealed"
    def __set__(self, instance, item):
        raise ValueError("set")
class Guest:
    __dict__ = Reveal()
    __globals__ = Reveal()
    __code__ = Reveal()
    __self__ = Reveal()
    plain = Reveal()


leaks = []
for attempt in (
    lambda: Guest().__dict__,
    lambda: Guest().__globals__,
    lambda: Guest().__code__,
    lambda: Guest().__self__,
    lambda: Guest.__dict__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(Guest().plain)
print("LEAK" if leaks else "CONTAINED", *leaks)
