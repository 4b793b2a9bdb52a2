# attack: __defaults__ and __kwdefaults__ used to plant values that stand for objects of the machine
# allowed: reading the defaults of one's own function, and changing them
# expect: contained
# compat: contained

def function(a=1, *, b=2):
    return a, b


leaks = []
for new in (1, "text", [1], {"a": 1}):
    try:
        function.__defaults__ = new
        leaks.append(new)
    except TypeError:
        pass
for new in (1, "text", [1], (1,)):
    try:
        function.__kwdefaults__ = new
        leaks.append(new)
    except TypeError:
        pass
function.__defaults__ = (5,)
function.__kwdefaults__ = {"b": 6}
print(function())
function.__defaults__ = (1, 2, 3, 4, 5)
try:
    print(function())
except TypeError as error:
    print("TypeError")
print("LEAK" if leaks else "CONTAINED", *leaks)
