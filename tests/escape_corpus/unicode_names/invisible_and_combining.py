# attack: names with joiners, variation selectors and combining marks that look blocked
# allowed: they are other names
# expect: contained
# compat: allowed

class Guest:
    pass


leaks = []
for attempt in (
    lambda: getattr(Guest, "__mro\u200d__"),
    lambda: getattr(Guest, "__mro\ufe0f__"),
    lambda: getattr(Guest, "__m\u0301ro__"),
    lambda: getattr(Guest, "\u02cd\u02cdmro\u02cd\u02cd"),
    lambda: getattr(Guest, "_\u005fmro\u005f_"),
    lambda: getattr(Guest, "\uff3f\uff3fmro\uff3f\uff3f"),
    lambda: getattr(Guest, "__\U0001d426\U0001d42b\U0001d428__"),
):
    try:
        leaks.append(attempt())
    except (AttributeError, SyntaxError):
        pass
setattr(Guest, "caf\u00e9", 1)
print(getattr(Guest, "caf\u00e9"))
print("LEAK" if leaks else "CONTAINED", *leaks)
