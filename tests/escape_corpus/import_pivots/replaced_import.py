# attack: plant an own __import__ in the builtins of an exec to see how imports are made
# allowed: the import statement in exec
# expect: contained
# compat: contained

calls = []


def spy(name, *arguments):
    calls.append(arguments)
    return "planted"


leaks = []
for space in ({"__builtins__": {"__import__": spy}}, {"__import__": spy}, {"__builtins__": {}, "__import__": spy}):
    try:
        exec("import os", space)
        found = space["os"]
        if found != "planted":
            leaks.append(found)
    except (ImportError, AttributeError, KeyError, NameError):
        pass
for arguments in calls:
    for argument in arguments:
        if isinstance(argument, dict) and "open" in str(argument.get("__builtins__")):
            leaks.append("builtins handed over")
exec("import math\nprint(math.tau)", {})
print("LEAK" if leaks else "CONTAINED", *leaks)
