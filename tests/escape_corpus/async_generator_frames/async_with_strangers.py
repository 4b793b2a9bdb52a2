# attack: async with and async for over things whose methods give strangers
# allowed: a proper asynchronous context manager
# expect: contained
# compat: contained

class Bad:
    def __aenter__(self):
        return 5
    def __aexit__(self, *rest):
        return 6
    def __aiter__(self):
        return 7
class Half:
    def __aiter__(self):
        return self
    def __anext__(self):
        return 8
class Good:
    async def __aenter__(self):
        return "inside"
    async def __aexit__(self, *rest):
        return False
def drive(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value
async def use_with(thing):
    async with thing as got:
        return got
async def use_for(thing):
    async for item in thing:
        return item


leaks = []
for attempt in (
    lambda: drive(use_with(Bad())),
    lambda: drive(use_with(5)),
    lambda: drive(use_for(Bad())),
    lambda: drive(use_for(Half())),
    lambda: drive(use_for([1])),
    lambda: drive(use_with(Half())),
):
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError):
        pass
print(drive(use_with(Good())))
print("LEAK" if leaks else "CONTAINED", *leaks)
