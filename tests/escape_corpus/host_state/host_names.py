# attack: look for names of the host in globals, the frame above and the modules
# allowed: globals() of the script
# expect: contained
# compat: contained

leaks = []
for name in list(globals()):
    if name.startswith("__") and name not in ("__name__", "__doc__", "__builtins__", "__annotations__", "__file__", "__package__", "__spec__", "__loader__"):
        leaks.append(name)
for name in ("__loader__", "__spec__", "__file__", "__package__"):
    value = globals().get(name)
    if value is not None and not isinstance(value, str):
        leaks.append((name, value))
if str(globals().get("__file__", "")).startswith("/usr"):
    leaks.append(__file__)
print(__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
