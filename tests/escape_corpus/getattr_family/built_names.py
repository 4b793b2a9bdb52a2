# attack: put a blocked name together at run time and hand it to getattr
# allowed: getattr with ordinary names, made the same way
# expect: contained
# compat: allowed

def function():
    pass


leaks = []
names = ["__glo" + "bals__", "".join(["__", "code", "__"]), "__CLOSURE__".lower(), "x__dict__"[1:], "%s%s" % ("__clo", "sure__"),
         f"__{'globals'}__", "__slabolg__"[::-1].replace("__globals__", "__globals__"), bytes([95, 95, 99, 111, 100, 101, 95, 95]).decode(),
         chr(95) * 2 + "dict" + chr(95) * 2, "__globals__\0"[:-1], "__{}__".format("builtins"), str("__globals__")]
for name in names:
    try:
        leaks.append((name, getattr(function, name)))
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append(f"{name}: {error}")
print(getattr(function, "__na" + "me__"))
print("LEAK" if leaks else "CONTAINED", *leaks)
