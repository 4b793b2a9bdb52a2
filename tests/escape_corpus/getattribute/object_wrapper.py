# attack: object.__getattribute__ called with blocked names
# allowed: object.__getattribute__ with ordinary names
# expect: contained
# compat: allowed

class Guest:
    value = 5


def function():
    pass


leaks = []
for start, name in ((Guest(), "__dict__"), (function, "__globals__"), (function, "__code__"), (len, "__self__"), ((), "__reduce__"), (Guest(), "__getstate__")):
    try:
        leaks.append(object.__getattribute__(start, name))
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append(str(error))
print(object.__getattribute__(Guest(), "value"))
print("LEAK" if leaks else "CONTAINED", *leaks)
