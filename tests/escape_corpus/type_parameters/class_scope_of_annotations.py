# attack: annotation scopes in classes read the class's namespace and hand it out
# allowed: names of the class body
# expect: contained
# compat: contained

class Guest:
    secret = "inside"
    type Inner = secret
    def method[T: secret](self):
        pass


leaks = []
for attempt in (
    lambda: secret,
    lambda: Guest.Inner.__value__.__self__,
    lambda: Guest.__classdict__,
    lambda: Guest.method.__type_params__[0].__bound__.__globals__,
    lambda: eval("__classdict__", vars(Guest)),
):
    try:
        leaks.append(attempt())
    except (NameError, AttributeError, TypeError):
        pass
print(Guest.Inner.__value__, Guest.method.__type_params__[0].__bound__)
print("LEAK" if leaks else "CONTAINED", *leaks)
