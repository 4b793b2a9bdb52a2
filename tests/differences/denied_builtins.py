# shows: builtins that reach the host or compile for it do not exist
# expect: benign

for name in ("open", "input", "breakpoint", "compile", "__import__", "exit", "quit", "help"):
    try:
        eval(name)
    except NameError:
        pass
    else:
        raise AssertionError(name)
print("OK")
