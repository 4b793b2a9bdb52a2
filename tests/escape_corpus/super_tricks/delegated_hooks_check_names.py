# attack: set and delete blocked attributes through the hooks that may be delegated
# allowed: ordinary names through them
# expect: contained
# compat: contained
leaks = []


class Guest:
    def __setattr__(self, name, value):
        super().__setattr__(name, value)

    def __delattr__(self, name):
        super().__delattr__(name)

    def store(self, name):
        object.__setattr__(self, name, 1)

    def remove(self, name):
        object.__delattr__(self, name)

    def read(self, name):
        return super().__getattribute__(name)


guest = Guest()
for name in ["__globals__", "__subclasses__", "__loader__", "gi_frame", "__import__"]:
    for attempt in [guest.store, guest.remove, guest.read, lambda name: Guest.__setattr__(guest, name, 1)]:
        try:
            attempt(name)
            leaks.append(name)
        except AttributeError as error:
            if "is blocked in this environment" not in str(error):
                leaks.append((name, str(error)))
guest.store("value")
if guest.read("value") != 1:
    leaks.append("ordinary names")
guest.remove("value")
if hasattr(guest, "value"):
    leaks.append("ordinary names")
print("LEAK" if leaks else "CONTAINED", *leaks)
