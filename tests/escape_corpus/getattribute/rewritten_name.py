# attack: a guest __getattribute__ that is asked for a harmless name and delegates a blocked one
# allowed: delegating the harmless name
# expect: contained
# compat: allowed

class Guest:
    def __getattribute__(self, name):
        if name.startswith("swap_"):
            return super().__getattribute__("__" + name[5:] + "__")
        return object.__getattribute__(self, name)

    fine = 3


leaks = []
guest = Guest()
for name in ("swap_dict", "swap_reduce", "swap_getstate"):
    try:
        leaks.append(getattr(guest, name))
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append(str(error))
print(guest.fine)
print("LEAK" if leaks else "CONTAINED", *leaks)
