# attack: __builtins__ as a name, a key of globals() and an attribute, looked through for what is not allowed
# allowed: not needed by ordinary code
# expect: contained
# compat: contained

leaks = []


def names_of(found):
    if isinstance(found, dict):
        return list(found)
    return dir(found)


for attempt in (lambda: __builtins__, lambda: globals()["__builtins__"], lambda: eval("__builtins__", {}), lambda: globals().get("__builtins__"), lambda: vars()["__builtins__"], lambda: eval("globals()", {})["__builtins__"]):
    try:
        found = attempt()
    except (NameError, KeyError, AttributeError):
        continue
    if found is None:
        continue
    for name in ("open", "input", "breakpoint", "compile", "exit", "__loader__", "__spec__"):
        if name in names_of(found):
            leaks.append(name)
print("looked")
print("LEAK" if leaks else "CONTAINED", *leaks)
