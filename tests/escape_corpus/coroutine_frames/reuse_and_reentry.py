# attack: a coroutine awaited twice, by itself, while it runs, and closed from inside
# allowed: awaiting once
# expect: contained
# compat: contained

async def one():
    return 1
async def twice(c):
    await c
    return await c
def drive(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value
holder = []
async def itself():
    return await holder[0]
async def resumes():
    holder[1].send(None)
async def closes():
    holder[2].close()
holder[:] = [itself(), resumes(), closes()]

leaks = []
for attempt in (
    lambda: drive(twice(one())),
    lambda: drive(holder[0]),
    lambda: drive(holder[1]),
    lambda: drive(holder[2]),
):
    try:
        leaks.append(attempt())
    except (RuntimeError, ValueError):
        pass
print(drive(one()))
print("LEAK" if leaks else "CONTAINED", *leaks)
