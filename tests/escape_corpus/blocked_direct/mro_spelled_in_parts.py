# attack: the name of a blocked attribute built at run time from parts, slices, joins and bytes
# allowed: getattr with a built name
# expect: contained
# compat: allowed

class Guest:
    plain = 1
names = ["__m" + "ro__", "__orm__"[:2] + "mro" + "__", "".join(reversed("__orm__")), b"__mro__".decode(), "__MRO__".lower(), "%smro%s" % ("__", "__"), f"{'__'}mro{'__'}",
         "__m{}__".format("ro"), "__xro__".replace("x", "m"), chr(95) * 2 + "mro" + chr(95) * 2, "__mro__ ".strip(), "|__mro__|".split("|")[1], str("__mro__"), "__mro__".casefold(), "__mro__"[::-1][::-1]]


leaks = []
for attempt in (
    lambda: [getattr(Guest, name) for name in names[0:1]],
    lambda: [getattr(Guest, name) for name in names[1:2]],
    lambda: [getattr(Guest, name) for name in names[2:3]],
    lambda: [getattr(Guest, name) for name in names[3:4]],
    lambda: [getattr(Guest, name) for name in names[4:5]],
    lambda: [getattr(Guest, name) for name in names[5:6]],
    lambda: [getattr(Guest, name) for name in names[6:7]],
    lambda: [getattr(Guest, name) for name in names[7:8]],
    lambda: [getattr(Guest, name) for name in names[8:9]],
    lambda: [getattr(Guest, name) for name in names[9:10]],
    lambda: [getattr(Guest, name) for name in names[10:11]],
    lambda: [getattr(Guest, name) for name in names[11:12]],
    lambda: [getattr(Guest, name) for name in names[12:13]],
    lambda: [getattr(Guest, name) for name in names[13:14]],
    lambda: [getattr(Guest, name) for name in names[14:15]],
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(getattr(Guest, "pl" + "ain"))
print("LEAK" if leaks else "CONTAINED", *leaks)
