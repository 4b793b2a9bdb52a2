# attack: __annotate__ functions called by hand with odd formats, replaced, and asked for their insides
# allowed: __annotations__
# expect: contained
# compat: allowed

def f(a: int, b: missing):
    pass


leaks = []
for attempt in (
    lambda: f.__annotate__.__globals__,
    lambda: f.__annotate__.__code__,
    lambda: f.__annotate__.__closure__,
    lambda: f.__annotate__(99),
    lambda: f.__annotate__("text"),
    lambda: f.__annotate__(),
    lambda: f.__annotations__,
):
    try:
        leaks.append(attempt())
    except (AttributeError, NotImplementedError, TypeError, NameError, ValueError):
        pass
def g(a: int):
    pass
print(g.__annotations__)
print("LEAK" if leaks else "CONTAINED", *leaks)
