# attack: run past the deadline inside one native call
# allowed: the native call on small input
# expect: limit deadline
# compat: contained
# options: --timeout 0.5

print(sum(range(100)))
sum(x for x in range(10 ** 15))
