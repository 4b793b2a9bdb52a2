# attack: repr, comparison, hash, copy and deletion of a list nested a hundred thousand deep
# allowed: lists nested a hundred deep
# expect: contained

def nest(n, wrap):
    value = wrap(None)
    for _ in range(n):
        value = wrap(value)
    return value


for wrap in (lambda v: [v], lambda v: (v,), lambda v: {"k": v}, lambda v: frozenset([v]), lambda v: [v, v][:1], lambda v: {1: [v]}):
    a, b = nest(100_000, wrap), nest(100_000, wrap)
    for action in (repr, str, lambda v: a == b, hash, lambda v: f"{v}", lambda v: a < b, lambda v: a in [b]):
        try:
            action(a)
        except (RecursionError, TypeError):
            pass
    del a, b
print(repr(nest(50, lambda v: [v])).count("["))
garbage = [list(range(1000)) for _ in range(1000)]
print("CONTAINED")
