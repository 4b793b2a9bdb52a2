# attack: subclass the class that may be subclassed so as to reach what is not on the list: slots, properties, hooks, multiple bases
# allowed: a subclass with attributes of its own
# expect: contained
# compat: contained
# host: membrane
leaks = []


class Mine(Open):
    extra = 1

    def __getattr__(self, name):
        return "hook " + name

    def twice(self):
        return self.owner * 2


mine = Mine("me")
for name in ["secret", "_secret", "handle"]:
    if getattr(mine, name) != "hook " + name:
        leaks.append(name)
for attempt in [lambda: type("X", (Open, int), {})("a"), lambda: type("X", (Open, Account), {}), lambda: type("X", (Open, Exception), {})("a"),
                lambda: type("X", (Open,), {"__slots__": ("secret",)})("a").secret, lambda: type("X", (dict, Open), {})("a"),
                lambda: object.__getattribute__(mine, "secret"), lambda: Mine.__new__(Mine).owner, lambda: object.__new__(Mine).owner,
                lambda: super(Mine, mine).secret, lambda: Open.owner, lambda: Mine.owner.__get__(mine).secret]:
    try:
        found = attempt()
        if not str(found).startswith("hook "):
            leaks.append(found)
    except (TypeError, AttributeError):
        pass


class Other:
    pass


stranger = Other()
try:
    stranger.__class__ = Mine
except TypeError:
    pass
for attempt in [lambda: stranger.owner + "", lambda: stranger.pay(1), lambda: mine.same(stranger), lambda: account.same(stranger)]:
    try:
        found = attempt()
        if not str(found).startswith("hook "):
            leaks.append(found)
    except (TypeError, AttributeError):
        pass
try:
    leaks.append(account.same(mine))
except TypeError:
    pass
mine.note = "n"
if mine.owner != "me" or mine.twice() != "meme" or mine.pay(1) != -1 or mine.note != "n" or mine.extra != 1:
    leaks.append("a subclass with attributes of its own")
print("LEAK" if leaks else "CONTAINED", *leaks)
