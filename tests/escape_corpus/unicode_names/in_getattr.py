# attack: names not in NFKC form given to getattr and setattr must not be read as the blocked ones
# allowed: getattr with such names for attributes set under them
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
for name in ("__ｍro__", "__𝐝𝐢𝐜𝐭__", "＿＿globals＿＿", "__ſubclasses__", "__dict__\u200b", "\ufeff__dict__", "__di\u00adct__", "__dict__ ", " __dict__", "__DICT__", "__dict_\u005f"):
    for start in (Guest, Guest(), len):
        try:
            found = getattr(start, name)
            leaks.append((name, found))
        except AttributeError:
            pass
g = Guest()
setattr(g, "ｆull", 1)
print(getattr(g, "ｆull"), hasattr(g, "full"))
print("LEAK" if leaks else "CONTAINED", *leaks)
