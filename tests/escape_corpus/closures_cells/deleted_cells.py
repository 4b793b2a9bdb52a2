# attack: cells emptied while closures over them are still used
# allowed: a NameError that says so
# expect: contained
# compat: contained

def outer():
    secret = 1

    def read():
        return secret

    def drop():
        nonlocal secret
        del secret

    def put(item):
        nonlocal secret
        secret = item
    return read, drop, put


leaks = []
read, drop, put = outer()
drop()
for action in (read, drop):
    try:
        leaks.append(action())
    except NameError as error:
        pass
put(7)
print(read())
print("LEAK" if leaks else "CONTAINED", *leaks)
