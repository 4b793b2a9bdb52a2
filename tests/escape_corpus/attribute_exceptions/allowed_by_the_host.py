# attack: from a name that the host's policy allows, get to those that it does not
# allowed: the names that the policy allows
# expect: contained
# compat: allowed
# policy: {"attributes": {"allow": ["__dict__", "__mro__"]}}
leaks = []


class Guest:
    pass


guest = Guest()
guest.value = 1
if guest.__dict__ != {"value": 1} or Guest.__mro__ != (Guest, object) or getattr(guest, "__dict__") != {"value": 1}:
    leaks.append("the names that are allowed")
for source in ["Guest.__bases__", "Guest.__base__", "object.__subclasses__()", "getattr(Guest, '__subclasses__')",
               "(lambda: 0).__globals__", "(lambda: 0).__code__", "guest.__reduce__", "'{0.__base__}'.format(Guest)"]:
    try:
        leaks.append((source, eval(source)))
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append((source, str(error)))
print("LEAK" if leaks else "CONTAINED", *leaks)
