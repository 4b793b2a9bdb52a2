# attack: asend, athrow and aclose objects used twice, out of order and after the end
# allowed: one after another
# expect: contained
# compat: contained

class Pause:
    def __await__(self):
        yield "paused"
async def numbers():
    await Pause()
    yield 1
def misuse(steps):
    g = numbers()
    first, second = g.__anext__(), g.__anext__()
    for step in steps:
        {"first": first, "second": second}[step].send(None)
    return "not refused"
def closing():
    g = numbers()
    g.__anext__().send(None)
    g.aclose().send(None)
    return "not refused"


leaks = []
for attempt in (
    lambda: misuse(["first", "second"]),
    lambda: misuse(["first", "first", "first"]),
    lambda: closing(),
    lambda: numbers().asend(5).send(None),
):
    try:
        leaks.append(attempt())
    except (RuntimeError, StopAsyncIteration, StopIteration, TypeError, ValueError):
        pass
g = numbers()
a = g.__anext__()
print(a.send(None))
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)
print("LEAK" if leaks else "CONTAINED", *leaks)
