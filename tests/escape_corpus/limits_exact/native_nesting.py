# attack: nest natives deeper than the host allows
# allowed: nesting within the limit
# expect: contained
# compat: contained
# policy: {"limits": {"native_nesting": 40}}
leaks = []


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


if repr(nested(10)) != "[" * 11 + "]" * 11:
    leaks.append("nesting within the limit")
for work in [repr, lambda v: v == nested(90), lambda v: v < [nested(89)], str]:
    try:
        leaks.append(work(nested(90)))
    except RecursionError:
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
