"""async and await: tasks on a small event loop, queues between them, timers, async generators and context managers."""

import sys
from collections import deque


class Pause:
    def __await__(self):
        yield self


class Loop:
    def __init__(self):
        self.ready = deque()
        self.steps = 0

    def spawn(self, coroutine):
        self.ready.append(coroutine)

    def run(self):
        while self.ready:
            coroutine = self.ready.popleft()
            self.steps += 1
            try:
                coroutine.send(None)
            except StopIteration:
                continue
            self.ready.append(coroutine)


class Queue:
    def __init__(self, room):
        self.room = room
        self.items = deque()

    async def put(self, item):
        while len(self.items) >= self.room:
            await Pause()
        self.items.append(item)

    async def get(self):
        while not self.items:
            await Pause()
        return self.items.popleft()


class Permit:
    free = 3
    taken = 0

    async def __aenter__(self):
        while Permit.free == 0:
            await Pause()
        Permit.free -= 1
        Permit.taken += 1
        return self

    async def __aexit__(self, kind, error, trace):
        Permit.free += 1


async def numbers(count):
    for n in range(count):
        if n % 4 == 0:
            await Pause()
        yield n


async def produce(queue, count):
    async for n in numbers(count):
        await queue.put(n)
    await queue.put(None)


async def transform(source, target):
    while (n := await source.get()) is not None:
        async with Permit():
            await target.put(n * n % 97)
    await target.put(None)


async def consume(queue, totals):
    total = 0
    while (n := await queue.get()) is not None:
        total += n
    totals.append(total)


async def fib(n):
    return n if n < 2 else await fib(n - 1) + await fib(n - 2)


async def compute(n, results):
    results.append(await fib(n))


FULL, SMALL = (16_000, 25), (60, 8)
EXPECTED = {FULL: (148040, 9218220, 192000, [75025]), SMALL: (596, 35868, 720, [21])}

size = SMALL if "small" in sys.argv else FULL
count, depth = size
loop, totals, results = Loop(), [], []
for lane in range(12):
    first, second = Queue(5), Queue(3 + lane)
    loop.spawn(produce(first, count))
    loop.spawn(transform(first, second))
    loop.spawn(consume(second, totals))
loop.spawn(compute(depth, results))
loop.run()
result = loop.steps, sum(totals), Permit.taken, results
assert result == EXPECTED[size], result
print("async_tasks", *result)
