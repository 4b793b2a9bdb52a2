# attack: __annotations__ and __annotate__ replaced by strangers
# allowed: a dict
# expect: contained
# compat: contained

def f(a: int):
    pass
class C:
    x: int
def put(thing, name, item):
    setattr(thing, name, item)
    return name


leaks = []
for attempt in (
    lambda: put(f, "__annotations__", 5),
    lambda: put(f, "__annotations__", [1]),
    lambda: put(f, "__annotate__", 5),
    lambda: put(f, "__annotate__", "text"),
    lambda: put(C, "__annotate__", 5),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
f.__annotations__ = {"a": str}
print(f.__annotations__, C.__annotations__)
print("LEAK" if leaks else "CONTAINED", *leaks)
