# attack: __base__ of each built-in class
# allowed: the class's name
# expect: contained
# compat: allowed

leaks = []
for attempt in (
    lambda: int.__base__,
    lambda: bool.__base__,
    lambda: str.__base__,
    lambda: type.__base__,
    lambda: object.__base__,
    lambda: Exception.__base__,
    lambda: dict.__base__,
    lambda: (lambda: 0).__class__.__base__,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(int.__name__, bool.__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
