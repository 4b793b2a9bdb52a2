# attack: cells and their contents through functions, generators and comprehensions
# allowed: closures work
# expect: contained
# compat: allowed

def outer():
    secret = "inside"
    def inner():
        return secret
    return inner
inner = outer()

leaks = []
for attempt in (
    lambda: inner.__closure__[0].cell_contents,
    lambda: getattr(inner, "__clo" + "sure__"),
    lambda: inner.__code__.co_freevars,
    lambda: inner.__defaults__[0].cell_contents,
    lambda: type(inner.__closure__[0]),
    lambda: (lambda: inner).__closure__,
    lambda: [c.cell_contents for c in inner.__closure__],
    lambda: secret,
    lambda: eval("secret", {"inner": inner}),
):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError, NameError):
        pass
print(inner())
print("LEAK" if leaks else "CONTAINED", *leaks)
