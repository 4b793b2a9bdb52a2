"""Coroutines by send and yield from: averages, a pipeline that is pushed through, tasks that take turns, channels."""

import sys
from collections import deque


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


def started(coroutine):
    next(coroutine)
    return coroutine


def only(predicate, target):
    while True:
        value = yield
        if predicate(value):
            target.send(value)


def batches(length, target):
    batch = []
    while True:
        batch.append((yield))
        if len(batch) == length:
            target.send(batch)
            batch = []


def summing(totals):
    while True:
        totals.append(sum((yield)))


def countdown(n):
    while n:
        yield n
        n -= 1
    return "done"


def task(name, log, count):
    outcome = yield from countdown(count)
    log.append((name, outcome))


def round_robin(tasks):
    ready, steps = deque(tasks), 0
    while ready:
        current = ready.popleft()
        try:
            next(current)
        except StopIteration:
            continue
        steps += 1
        ready.append(current)
    return steps


class Channel:
    def __init__(self):
        self.values = deque()

    def put(self, value):
        while len(self.values) >= 8:
            yield
        self.values.append(value)

    def get(self):
        while not self.values:
            yield
        return self.values.popleft()


def producer(channel, count):
    for value in range(count):
        yield from channel.put(value)
    yield from channel.put(None)


def doubler(source, target):
    while (value := (yield from source.get())) is not None:
        yield from target.put(value * 2)
    yield from target.put(None)


def consumer(channel, totals):
    total = 0
    while (value := (yield from channel.get())) is not None:
        total += value
    totals.append(total)


FULL, SMALL = 220_000, 1_000
EXPECTED = {
    FULL: (549999, 58667, 306527246700, 1104950, (0, 'done'), 82500),
    SMALL: (2499, 267, 6305700, 9950, (0, 'done'), 375),
}

size = SMALL if "small" in sys.argv else FULL
mean = started(averager())
for value in range(size * 5):
    average = mean.send(value)
totals = []
pipeline = started(only(lambda n: n % 3, started(batches(10, started(summing(totals))))))
for value in range(size * 4):
    pipeline.send(value)
log = []
steps = round_robin([task(name, log, size // 20 + name) for name in range(100)])
first, second = Channel(), Channel()
turns = round_robin([producer(first, size), doubler(first, second), consumer(second, totals)])
result = average, len(totals), sum(totals), steps, log[0], turns
assert result == EXPECTED[size], result
print("coroutines", *result)
