# attack: read, set or delete what is not on the list of an object of the host, by every way to name an attribute
# allowed: the attributes and methods on the list
# expect: contained
# compat: contained
# host: membrane
import operator

leaks = []
unlisted = ["secret", "__class__", "__dict__", "__doc__", "__module__", "__init__", "__eq__", "__hash__", "__repr__",
            "__reduce__", "__slots__", "_secret", "__weakref__", "__init_subclass__", "__dir__", "Owner", "owner\0", ""]
ways = {
    "getattr": lambda name: getattr(account, name),
    "default": lambda name: getattr(account, name, None) is not None or operator.truediv(1, 0),
    "hasattr": lambda name: hasattr(account, name) or operator.truediv(1, 0),
    "object": lambda name: object.__getattribute__(account, name),
    "attrgetter": lambda name: operator.attrgetter(name)(account) if name else operator.truediv(1, 0),
    "methodcaller": lambda name: operator.methodcaller(name)(account),
    "format": lambda name: ("{0." + name + "}").format(account),
    "set": lambda name: setattr(account, name, 1),
    "delete": lambda name: delattr(account, name),
}
for name in unlisted:
    for way, attempt in ways.items():
        try:
            leaks.append((way, name, attempt(name)))
        except (AttributeError, ZeroDivisionError, ValueError):
            pass
for attempt in ["account.secret", "account.__class__", "account.__class__.__name__", "account.__init__",
                "account.pay.__self__", "account.pay.__func__", "Account.owner", "Account.__self__"]:
    try:
        leaks.append((attempt, eval(attempt)))
    except AttributeError:
        pass
for statement in ["account.secret = 1", "del account.balance", "account.owner = 'me'", "account.pay = 1", "del account.pay"]:
    try:
        exec(statement)
        leaks.append(statement)
    except AttributeError:
        pass
try:
    leaks.append(vars(account))
except TypeError:
    pass
if dir(account) != ["balance", "owner", "pay", "same"] or object.__dir__(account) != ["owner", "balance", "pay", "same"]:
    leaks.append(dir(account))
if account.owner != "host" or account.balance != 100 or account.pay(30) != 70:
    leaks.append("the list does not work")
account.balance = 5
if account.balance != 5 or getattr(account, "pay")(amount := 2) != 3:
    leaks.append("the list does not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
