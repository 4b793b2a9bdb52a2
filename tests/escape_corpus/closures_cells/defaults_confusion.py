# attack: replace __defaults__ and __kwdefaults__ with odd values, then call
# allowed: replacing them with a tuple and a dict
# expect: contained
# compat: contained

leaks = []


def function(a, b=1, *, c=2):
    return a, b, c


for name, value in (("__defaults__", [1]), ("__defaults__", 5), ("__defaults__", "ab"), ("__kwdefaults__", [1]), ("__kwdefaults__", 5)):
    try:
        setattr(function, name, value)
        leaks.append((name, value))
    except TypeError:
        pass
function.__defaults__ = tuple(range(50))
print(function()[:1] is not None, len(function()))
function.__kwdefaults__ = {"c": 9, "zzz": 1, 5: 6}
print(function(1, 2))
function.__defaults__ = None
function.__kwdefaults__ = None
try:
    leaks.append(function(1))
except TypeError as error:
    print(error)
function.__defaults__ = (7,)
print(function(1, c=0))
print("LEAK" if leaks else "CONTAINED", *leaks)
