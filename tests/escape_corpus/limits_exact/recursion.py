# attack: nest more guest calls than the host allows
# allowed: nesting within the limit
# expect: contained
# compat: contained
# options: --max-recursion 100
leaks = []


def down(depth):
    return depth and down(depth - 1)


if down(80) != 0:
    leaks.append("nesting within the limit")
for depth in [100, 150, 300]:
    try:
        leaks.append((depth, down(depth)))
    except RecursionError:
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
