# attack: read and change the cells of a closure
# allowed: nonlocal
# expect: contained
# compat: allowed

def outer():
    secret = "secret"

    def get():
        return secret

    def put(value):
        nonlocal secret
        secret = value
    return get, put


get, put = outer()
leaks = []
for attempt in (lambda: get.__closure__, lambda: get.__closure__[0].cell_contents, lambda: getattr(get, "__clo" + "sure__"), lambda: get.__code__.co_freevars, lambda: type(get)(get.__code__, {}), lambda: setattr(get, "__closure__", ())):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
    except TypeError as error:  # past the guard
        leaks.append(error)
put("changed")
print(get())
print("LEAK" if leaks else "CONTAINED", *leaks)
