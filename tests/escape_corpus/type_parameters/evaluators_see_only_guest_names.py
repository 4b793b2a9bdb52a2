# attack: the lazily evaluated scopes of type parameters reach names that the script has not
# allowed: names the script has
# expect: contained
# compat: contained

type Alias = open
def f[T: (os, sys)]():
    pass
class C[T: __import__]:
    pass
type Fine = list[int]

leaks = []
for attempt in (
    lambda: Alias.__value__,
    lambda: f.__type_params__[0].__constraints__,
    lambda: C.__type_params__[0].__bound__,
    lambda: Alias.__value__.__globals__,
):
    try:
        leaks.append(attempt())
    except NameError:
        pass
print(Fine.__value__)
print("LEAK" if leaks else "CONTAINED", *leaks)
