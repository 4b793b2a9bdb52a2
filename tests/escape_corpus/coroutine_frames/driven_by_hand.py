# attack: none: a small scheduler that drives coroutines by send
# allowed: await of objects with __await__, async with, async for, exceptions through awaits
# expect: benign
# compat: contained
class Sleep:
    def __init__(self, turns):
        self.turns = turns

    def __await__(self):
        for turn in range(self.turns):
            yield turn
        return f"slept {self.turns}"


class Lock:
    async def __aenter__(self):
        await Sleep(1)
        return self

    async def __aexit__(self, *error):
        await Sleep(1)
        return False


async def numbers(limit):
    for number in range(limit):
        await Sleep(1)
        yield number


async def worker(name, limit, log):
    async with Lock():
        async for number in numbers(limit):
            log.append((name, number))
    if limit == 3:
        raise ValueError(name)
    return await Sleep(2)


log, results = [], []
tasks = [("a", worker("a", 2, log)), ("b", worker("b", 3, log)), ("c", worker("c", 1, log))]
while tasks:
    name, task = tasks.pop(0)
    try:
        task.send(None)
        tasks.append((name, task))
    except StopIteration as stop:
        results.append((name, stop.value))
    except ValueError as error:
        results.append((name, repr(error)))
assert log == [("a", 0), ("b", 0), ("c", 0), ("a", 1), ("b", 1), ("b", 2)]
print(results)
print("OK")
