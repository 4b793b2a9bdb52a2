# attack: subclass a class of the host, make instances of the class behind its objects, use it in patterns and checks
# allowed: calling it
# expect: contained
# compat: contained
# host: membrane
leaks = []
attempts = {
    "class statement": "class Mine(Account): pass",
    "type()": "type('Mine', (Account,), {})",
    "class behind": "type(account)()",
    "class behind, new": "object.__new__(type(account))",
    "subclass of it": "class Mine(type(account)): pass",
    "assign": "class C: pass\nC().__class__ = type(account)",
    "onto it": "class C: pass\naccount.__class__ = C",
    "isinstance": "isinstance(account, Account)",
    "pattern": "match account:\n    case Account(owner=x): leaks.append(x)",
    "super": "super(type(account), account).owner",
    "method on another": "Account('a').pay.__get__(account)(1)",
    "call of the object": "account()",
    "item": "account[0]",
    "iteration": "list(account)",
    "with": "with account: pass",
    "keywords": "Account(owner=1)",
}
for name, source in attempts.items():
    try:
        exec(source)
        leaks.append(name)
    except (TypeError, AttributeError):
        pass
if Account("x").owner != "x" or Account(owner="y").owner != "y":
    leaks.append("the constructor does not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
