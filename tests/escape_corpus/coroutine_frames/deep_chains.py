# attack: a chain of awaits as deep as the recursion limit and deeper
# allowed: a chain of a hundred
# expect: contained
# compat: contained

async def deep(n):
    if n:
        return await deep(n - 1)
    return "end"


def drive(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value


print(drive(deep(100)))
leaks = []
try:
    leaks.append(drive(deep(1_000_000)))
except RecursionError:
    pass
print("LEAK" if leaks else "CONTAINED", *leaks)
