# attack: make a cycle of causes and contexts, then raise, print and walk it
# allowed: causes and contexts
# expect: contained
# compat: contained

leaks = []
a, b, c = ValueError("a"), ValueError("b"), ValueError("c")
a.__cause__, b.__cause__, c.__cause__ = b, c, a
a.__context__, b.__context__, c.__context__ = c, a, b
for error in (a, b, c):
    try:
        try:
            raise error
        except ValueError:
            raise error.__cause__
    except ValueError as caught:
        print(caught, repr(caught.__cause__))
a.__context__ = a
a.__cause__ = a
try:
    raise a from a
except ValueError as caught:
    print(caught)
print("LEAK" if leaks else "CONTAINED", *leaks)
