# attack: learn the host's address of an object, or confuse two of them
# allowed: identity and equality of objects of the host, and using them as keys
# expect: contained
# compat: contained
# host: membrane
leaks = []
first, second = Account("a"), Account("b")
if first is second or first == second or account != account or len({first, second, first, account}) != 3:
    leaks.append("identity")
if not account.same(account) or account.same(first) or first.owner != "a" or second.owner != "b":
    leaks.append("the wrong object")
for value in [account, first, first.pay, Account, fetch, session()]:
    text = repr(value) + str(value) + ascii(value) + format(value)
    if "0x7" in text or "0x55" in text or "0x56" in text or "CANARY" in text:
        leaks.append(text)
    if id(value) > 0xFFFFFFFF:
        leaks.append(("id", id(value)))
for wrong in [1, "host", None, object(), Account, fetch, session()]:
    try:
        leaks.append(("same", account.same(wrong)))
    except TypeError:
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
