# attack: blocked attributes of type variables, aliases and their evaluators
# allowed: __name__ and __bound__
# expect: contained
# compat: allowed

def f[T: int]():
    pass
type Alias[T] = list[T]
T = f.__type_params__[0]

leaks = []
for attempt in (
    lambda: T.__dict__,
    lambda: T.__class__.__mro__,
    lambda: T.__reduce__(),
    lambda: Alias.__dict__,
    lambda: Alias.__reduce_ex__(2),
    lambda: T.evaluate_bound.__globals__,
    lambda: Alias.evaluate_value.__closure__,
    lambda: f.__type_params__[0].__self__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(T.__name__, T.__bound__, Alias.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
