# attack: throw() of things that are no exceptions into coroutines and async generators
# allowed: throw() of an exception
# expect: contained
# compat: contained

async def work():
    try:
        await Pause()
    except ValueError:
        return "caught"
class Pause:
    def __await__(self):
        yield 1
def started():
    c = work()
    c.send(None)
    return c


leaks = []
for attempt in (
    lambda: started().throw(5),
    lambda: started().throw("text"),
    lambda: started().throw(int),
    lambda: started().throw(ValueError, "a", "b"),
    lambda: started().throw(type),
    lambda: started().throw(None),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
try:
    started().throw(ValueError("x"))
except StopIteration as stop:
    print(stop.value)
print("LEAK" if leaks else "CONTAINED", *leaks)
