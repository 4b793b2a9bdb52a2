# attack: construct objects of the host with arguments it does not expect: long, empty, with NUL, subclasses of str, many of them
# allowed: an owner
# expect: contained
# compat: contained
# host: membrane
leaks = []


class Text(str):
    def __str__(self):
        return "str was asked"

    def __len__(self):
        return 1 << 40

    def encode(self, *arguments):
        return b"encode was asked"


for attempt in [lambda: Account(), lambda: Account(1), lambda: Account(None), lambda: Account(b"me"), lambda: Account(["me"]),
                lambda: Account(account), lambda: Account(Owner="me"), lambda: Account(**{"owner\0": "me"}),
                lambda: session(1, 2).number // 0, lambda: Account(*[])]:
    try:
        leaks.append(attempt())
    except (TypeError, ZeroDivisionError, UnicodeError):
        pass
made = [Account("x" * 100000), Account(""), Account("a\0b"), Account(Text("plain")), Account("\u00e9" * 30), Account("k", "more"),
        Account(owner="keyword")]
owners = []
for one in made:
    try:
        owners.append(one.owner)
    except RuntimeError:
        owners.append("not text")
if owners[0] != "x" * 39 or owners[1:4] != ["", "a", "plain"] or owners[5:] != ["k", "keyword"]:
    leaks.append(owners[1:])
count = len(made)
try:
    while True:
        made.append(Account(str(len(made))))
        count += 1
        if count > 200:
            leaks.append("more than the host has room for")
            break
except TypeError:
    pass
if made[5].owner != "k" or account.owner != "host" or account.same(made[-1]) or len({*made}) != len(made):
    leaks.append("objects got mixed")
print("LEAK" if leaks else "CONTAINED", *leaks)
