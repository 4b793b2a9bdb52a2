# attack: through a guest subclass of a class of the host, reach more than the list, or another object than one's own
# allowed: subclassing a class that the host opened: overriding, super, attributes and methods of the list
# expect: contained
# compat: allowed
# host: membrane
leaks = []


class Mine(Open):
    def __init__(self, owner, extra):
        super().__init__(owner)
        self.extra = extra

    def pay(self, amount):
        return super().pay(amount * 2)


mine = Mine("me", 1)
mine.balance = 10
if mine.owner != "me" or mine.pay(3) != 4 or mine.balance != 4 or mine.extra != 1 or not isinstance(mine, Mine):
    leaks.append("subclassing does not work")
for source in ["mine.secret", "Mine.secret", "super(Mine, mine).secret", "getattr(mine, 'host object').secret",
               "getattr(mine, 'host object').__class__", "Mine.__init__.__globals__", "Mine.pay.__closure__",
               "Mine.__mro__", "mine.same.__self__", "type(mine).__bases__"]:
    try:
        leaks.append((source, eval(source)))
    except AttributeError:
        pass
for source in ["mine.owner = 'you'", "del mine.owner", "del mine.balance", "Mine.__bases__ = (object,)",
               "class Other(Account): pass", "class Both(Open, Account): pass", "class Twice(Open, Open): pass"]:
    try:
        exec(source)
        leaks.append(source)
    except (AttributeError, TypeError):
        pass


class Hollow(Open):
    def __init__(self):
        pass


for attempt in [lambda: Hollow().owner, lambda: Hollow().pay(1)]:
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
hollow = Hollow()
for name in ["host object", "held", "held_", "_held", "owner "]:
    for planted in [account, 1, None, mine]:
        setattr(hollow, name, planted)
        for attempt in [lambda: account.same(hollow), lambda: hollow.owner]:
            try:
                leaks.append((name, attempt()))
            except (TypeError, AttributeError):
                pass
second_run = '''
try:
    mine.owner
    print("LEAK")
except ReferenceError:
    print("LEAK" if leaks else "CONTAINED", *leaks)
'''
