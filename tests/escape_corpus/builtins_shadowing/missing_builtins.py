# attack: use the builtins that must not exist
# allowed: the ones that must
# expect: contained
# compat: allowed
# compat: contained

leaks = []
for name in ("open", "input", "breakpoint", "compile", "help", "exit", "quit", "license", "copyright", "credits", "file", "execfile", "reload", "unicode", "raw_input", "_"):
    try:
        leaks.append((name, eval(name)))
    except NameError:
        pass
print(len([1]), max(1, 2), sum([1, 2]))
print("LEAK" if leaks else "CONTAINED", *leaks)
