# attack: the context of an exception raised in a native called from the host's own code shows the host's exceptions
# allowed: contexts of the script's own exceptions
# expect: contained
# compat: contained

leaks = []


def walk(error):
    seen = 0
    while error is not None and seen < 50:
        if type(error).__module__ not in ("builtins", "__main__"):
            leaks.append(type(error).__module__)
        error = error.__context__ or error.__cause__
        seen += 1
    return seen


import json

for action in (lambda: json.loads("{"), lambda: int("x"), lambda: sorted([1, "a"]), lambda: eval("1 +"), lambda: {}["k"], lambda: "{x}".format(), lambda: exec("import os")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, walk(error) <= 2)
leaks = [name for name in leaks if not name.startswith("json")]
print("LEAK" if leaks else "CONTAINED", *leaks)
