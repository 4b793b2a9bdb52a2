# attack: write through the mapping vars returns for a class or a builtin type
# allowed: writing through vars of a guest instance, if it is allowed, changes that instance only
# expect: contained
# compat: contained

leaks = []
for target in (int, str, list, object, type, Exception):
    try:
        vars(target)["injected"] = "bad"
        leaks.append(target)
    except (TypeError, AttributeError):
        pass
    if hasattr(target, "injected"):
        leaks.append(target)


class Guest:
    pass


g = Guest()
g.x = 1
print(vars(g))
print("LEAK" if leaks else "CONTAINED", *leaks)
