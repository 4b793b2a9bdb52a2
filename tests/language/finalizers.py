# What is finalized by the end of a run at the latest: objects in cycles, and generators suspended inside try.

order = []


class Cycle:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        order.append(self.name)
        if len(order) == 5:
            print(sorted(order))


class Failing:
    def __init__(self):
        self.me = self

    def __del__(self):
        raise ValueError("reported on standard error and forgotten")


def suspended(name):
    myself = yield
    try:
        yield
    finally:
        order.append(name)
        if len(order) == 5:
            print(sorted(order))


async def waiting(name):
    try:
        await Step()
    finally:
        order.append(name)
        if len(order) == 5:
            print(sorted(order))


class Step:
    def __await__(self):
        return (yield)


for name in ("first", "second", "third"):
    Cycle(name)
Failing()
g = suspended("generator")
next(g)
g.send(g)
c = waiting("coroutine")
c.send(None)
del g, c
print("end of the script")
