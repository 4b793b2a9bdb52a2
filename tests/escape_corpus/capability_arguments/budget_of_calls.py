# attack: call a function of the host more often than the policy grants, directly, through copies, callbacks and exceptions
# allowed: as many calls as were granted, and refused calls do not count as calls of others
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.fetch": {"level": "off", "calls": 3}, "host.apply": "off", "host.add": "off"}}
leaks = []
made = 0
ways = [lambda: fetch("/x"), lambda: [fetch][0]("/x"), lambda: apply(fetch, "/x"), lambda: next(map(fetch, "x")),
        lambda: (lambda f=fetch: f("/x"))(), lambda: max("x", key=fetch)]
for _ in range(4):
    for way in ways:
        try:
            way()
            made += 1
        except PermissionError as error:
            if "granted for 3 calls in a run, and they are used up" not in str(error):
                leaks.append(str(error))
if made != 3:
    leaks.append(made)
if add(1, 2) != 3:
    leaks.append("another function")
print("LEAK" if leaks else "CONTAINED", *leaks)
