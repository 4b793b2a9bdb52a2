"""Generators and itertools: a stream of log lines filtered, parsed, windowed, grouped and merged; trees and grids walked."""

import collections
import heapq
import itertools


def lines(count):
    levels = itertools.cycle(["INFO", "INFO", "DEBUG", "WARN", "INFO", "ERROR"])
    for i, level in zip(range(count), levels):
        yield f"{i * 3} {level} host{i % 7} took={i * 37 % 211}"


def parse(source):
    for line in source:
        time, level, host, rest = line.split(" ", 3)
        yield int(time), level, host, int(rest.partition("=")[2])


def wanted(records, *levels):
    for record in records:
        if record[1] in levels:
            yield record


def window(values, size):
    recent = collections.deque(maxlen=size)
    for value in values:
        recent.append(value)
        if len(recent) == size:
            yield sum(recent) / size


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


class Folder:
    def __init__(self, name, *children):
        self.name = name
        self.children = children

    def __iter__(self):
        yield self.name
        for child in self.children:
            for name in child:
                yield f"{self.name}/{name}"


def folders(depth, width):
    return Folder(f"d{depth}", *(folders(depth - 1, width) for _ in range(width if depth else 0)))


def spiral(size):
    x = y = 0
    dx, dy = 0, -1
    for _ in range(size * size):
        yield x, y
        if x == y or (x < 0 and x == -y) or (x > 0 and x == 1 - y):
            dx, dy = -dy, dx
        x, y = x + dx, y + dy


def subsets(items):
    if not items:
        yield ()
        return
    first, *rest = items
    for subset in subsets(rest):
        yield subset
        yield (first, *subset)


def countdown():
    left = 5
    while left:
        change = yield left
        left += change if change is not None else -1
    return "done"


def outer():
    result = yield from countdown()
    yield result


def main():
    records = wanted(parse(lines(4000)), "WARN", "ERROR", "INFO")
    slow = collections.Counter()
    for time, level, host, took in records:
        if took > 150:
            slow[host, level] += 1
    print(slow.most_common(3))
    print(f"{max(window((record[3] for record in parse(lines(3000))), 8)):.3f}")
    print(sum(len(batch) * batch[0] for batch in batches(range(20000), 64)))
    print(sum(len(name) for name in folders(5, 3)))
    print(sum(abs(x) + abs(y) for x, y in spiral(90)), sum(map(sum, subsets(list(range(11))))))
    streams = [((i * step, step) for i in range(800)) for step in (2, 3, 5, 7)]
    print(sum(value for value, _ in heapq.merge(*streams)))
    print([(key, sum(1 for _ in group)) for key, group in itertools.groupby(range(3000), lambda n: n // 1000)])
    print(sum(itertools.islice(itertools.accumulate(itertools.count(1)), 3000)))
    print(sum(a * b for a, b in itertools.combinations(range(70), 2)), len(list(itertools.product("abc", repeat=6))))
    total = 0
    for _ in range(700):
        steps = outer()
        for step in steps:
            total += 1 if step == "done" else step
    print(total, list(itertools.chain.from_iterable([[1], (2, 3), "ab"])), dict(zip("abc", itertools.repeat(0))))
    print(sum(1 for a, b in itertools.pairwise(n * n % 97 for n in range(4000)) if a < b))


main()
