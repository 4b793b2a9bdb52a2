# attack: ag_frame, ag_code and what lies behind them
# allowed: an asynchronous comprehension
# expect: contained
# compat: contained

async def numbers():
    yield 1
    yield 2
g = numbers()
async def collect():
    return [n async for n in numbers()]
def drive(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value


leaks = []
for attempt in (
    lambda: g.ag_frame,
    lambda: g.ag_code,
    lambda: g.ag_frame.f_locals,
    lambda: getattr(g, "ag_frame", None),
    lambda: g.asend(None).cr_frame,
    lambda: g.__anext__().gi_frame,
):
    try:
        leaks.append(attempt())
    except AttributeError:
        pass
print(drive(collect()))
print("LEAK" if leaks else "CONTAINED", *leaks)
