# attack: read the code object, globals, closure and builtins of a guest function
# allowed: __name__, __doc__, __defaults__ of a function
# expect: contained
# compat: allowed

def outer(secret):
    def inner(n=1):
        "inner doc"
        return secret + n
    return inner


function = outer(41)
leaks = []
for step in (lambda f: f.__code__, lambda f: f.__globals__, lambda f: f.__closure__, lambda f: f.__builtins__,
             lambda f: f.__dict__, lambda f: f.__call__, lambda f: f.__getattribute__("__globals__")):
    try:
        leaks.append(step(function))
    except AttributeError as error:
        if "is blocked in this environment" not in str(error):
            leaks.append(str(error))
print(function(), function.__name__, function.__doc__, function.__defaults__)
print("LEAK" if leaks else "CONTAINED", *leaks)
