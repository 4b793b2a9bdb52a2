# attack: exchange what an instance of a guest's subclass holds for an object of another class, a number or a guest object
# allowed: an instance with the object it was made with
# expect: contained
# compat: contained
# host: membrane
leaks = []


class Mine(Open):
    pass


class Plain:
    pass


fresh = Mine("x")
seen = [name for name in [*vars(fresh), *dir(fresh), *dir(Mine)] if "held" in name or "object" in name or name == "__slots__"]
if vars(fresh) or seen:
    leaks.append(("the object is to be seen", vars(fresh), seen))
held = ["host object", "held", "held_", "_held"]
for stranger in [session(), account, 1, 2**62, None, "text", Plain(), fetch, Open, Mine, [1], b"\0" * 64, Mine("other")]:
    for name in held:
        for target in [Mine("me"), Plain()]:
            setattr(target, name, stranger)
            for attempt in [lambda: target.secret, lambda: target.number, lambda: target.query(), lambda: target.pay("x"),
                            lambda: account.same(target) and stranger is not account or 1 // 0]:
                try:
                    leaks.append((name, type(stranger).__name__, attempt()))
                except (TypeError, AttributeError, ZeroDivisionError):
                    pass
            try:
                found = target.owner
                if found != "me":
                    leaks.append(found)
            except (AttributeError, TypeError):
                pass
loop = Mine("loop")
for name in held:
    setattr(loop, name, loop)
    if loop.owner != "loop":
        leaks.append("the object was exchanged")
    delattr(loop, name)
if loop.owner != "loop":
    leaks.append("the object was taken away")
if Mine("me").owner != "me" or Mine("me").pay(2) != -2:
    leaks.append("an instance with the object it was made with")
print("LEAK" if leaks else "CONTAINED", *leaks)
