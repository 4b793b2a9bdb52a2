# attack: take the delegating methods as values, to call them later with a blocked name
# allowed: calling them directly
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
for take in (lambda: object.__setattr__, lambda: object.__delattr__, lambda: type.__setattr__, lambda: type.__call__,
             lambda: Guest().__setattr__, lambda: Guest.__call__, lambda: super(Guest, Guest()).__setattr__, lambda: object.__reduce_ex__,
             lambda: type.__subclasses__, lambda: int.__call__):
    try:
        leaks.append(take())
    except AttributeError:
        pass
setter = Guest()
object.__setattr__(setter, "fine", 1)
print(setter.fine)
print("LEAK" if leaks else "CONTAINED", *leaks)
