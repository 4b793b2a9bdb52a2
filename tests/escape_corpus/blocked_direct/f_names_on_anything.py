# attack: the frame attributes' names on objects that have none still say blocked and nothing else
# allowed: an ordinary missing attribute has the ordinary error
# expect: contained
# compat: contained

leaks = []
for thing in (1, "text", None, len, [], (x for x in ()), int):
    for name in ("f_back", "f_builtins", "f_code", "f_globals", "f_locals", "gi_frame", "gi_code", "cr_frame", "cr_code", "ag_frame", "ag_code", "tb_frame", "tb_next"):
        try:
            leaks.append(getattr(thing, name))
        except AttributeError as error:
            if str(error) != f"attribute access to '{name}' is blocked in this environment":
                leaks.append(str(error))
try:
    (1).missing
except AttributeError as error:
    print(error)
print("LEAK" if leaks else "CONTAINED", *leaks)
