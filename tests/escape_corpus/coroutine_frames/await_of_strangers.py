# attack: __await__ gives strangers, itself, a generator of another coroutine, a class
# allowed: __await__ that gives an iterator
# expect: contained
# compat: contained

class Wait:
    def __init__(self, answer):
        self.answer = answer
    def __await__(self):
        return self.answer
async def use(thing):
    return await thing
async def other():
    return 2
def drive(thing):
    use(thing).send(None)
    return "not refused"


leaks = []
for attempt in (
    lambda: drive(Wait(5)),
    lambda: drive(Wait([1])),
    lambda: drive(Wait(other())),
    lambda: drive(Wait(type)),
    lambda: drive(5),
    lambda: drive("text"),
    lambda: drive(Wait),
    lambda: drive(iter([1]) and None),
):
    try:
        leaks.append(attempt())
    except (TypeError, RuntimeError, StopIteration):
        pass
try:
    use(Wait(iter(()))).send(None)
except StopIteration as stop:
    print(stop.value)
print("LEAK" if leaks else "CONTAINED", *leaks)
