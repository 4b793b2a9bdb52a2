# attack: call functions and members of the host that a policy with a list of capabilities does not name
# allowed: those that it names
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.add": "off", "host.Account.owner": "off", "host.apply": "off"}}
leaks = []
for source in ["fetch('/data/x')", "session()", "Account('me')", "account.balance", "account.pay(1)",
               "account.same(account)", "setattr(account, 'balance', 1)", "apply(fetch, '/data/x')",
               "list(map(fetch, ['/data/x']))", "sorted([1, 2], key=fetch)", "'{0.balance}'.format(account)"]:
    try:
        leaks.append((source, eval(source)))
    except PermissionError as error:
        text = str(error)
        for part in ["needs the capability 'host.", "line ", "--grant host.", '"capabilities": {"host.']:
            if part not in text:
                leaks.append((source, part, text))
if add(1, 2) != 3 or account.owner != "host" or apply(add, 1, 1) != 2:
    leaks.append("what is granted does not work")
print("LEAK" if leaks else "CONTAINED", *leaks)
