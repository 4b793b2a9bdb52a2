# attack: __annotations__ and __annotate__ set to odd values and functions
# allowed: reading __annotations__
# expect: contained
# compat: contained

leaks = []


def function(a: int):
    return a


class Guest:
    x: int = 1


for target in (function, Guest):
    for name in ("__annotations__", "__annotate__", "__type_params__"):
        for value in (5, "x", len, [1], lambda *a: leaks.append(a)):
            try:
                setattr(target, name, value)
            except (TypeError, AttributeError):
                pass
            try:
                getattr(target, name)
            except Exception:
                pass
leaks = [found for found in leaks if any(not isinstance(part, int) for part in found)]
print(function(2), Guest.x)
print("LEAK" if leaks else "CONTAINED", *leaks)
