"""Async functions, dataclasses, enums and collections: workers and queues, a registry of jobs, states that change."""

import asyncio
import collections
import copy
import dataclasses
import enum
import typing


class State(enum.Enum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"

    @property
    def final(self):
        return self is State.DONE


class Right(enum.IntFlag):
    READ = 1
    WRITE = 2
    SHARE = 4


@dataclasses.dataclass(order=True)
class Job:
    priority: int
    name: str = dataclasses.field(compare=False)
    state: State = dataclasses.field(default=State.WAITING, compare=False)
    history: list = dataclasses.field(default_factory=list, compare=False, repr=False)

    def change(self, state):
        self.history.append(self.state)
        self.state = state
        return self


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    row: int
    column: int

    def beside(self):
        return Place(self.row, self.column + 1)


class Shape(typing.Protocol):
    def area(self) -> float: ...


async def work(queue, results, limit):
    while True:
        job = await queue.get()
        if job is None:
            return
        async with limit:
            job.change(State.RUNNING)
            await asyncio.sleep(0)
            results.append(job.change(State.DONE).priority)


async def serve(count, workers):
    queue = asyncio.Queue(maxsize=20)
    limit = asyncio.Semaphore(3)
    results = []
    tasks = [asyncio.create_task(work(queue, results, limit)) for _ in range(workers)]
    for i in range(count):
        await queue.put(Job(i * 7 % 50, f"job{i}"))
    for _ in tasks:
        await queue.put(None)
    await asyncio.gather(*tasks)
    return results


async def ticks(count):
    for i in range(count):
        if i % 10 == 0:
            await asyncio.sleep(0)
        yield i


async def add_up(count):
    total = 0
    async for tick in ticks(count):
        total += tick
    return total + sum([tick async for tick in ticks(50) if tick % 2])


async def chain(depth):
    return 0 if depth == 0 else 1 + await chain(depth - 1)


async def everything():
    results = await serve(350, 4)
    sums = await asyncio.gather(*(add_up(120) for _ in range(8)))
    depths = [await chain(30) for _ in range(60)]
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.001)
    except TimeoutError:
        depths.append(1)
    return sum(results), sum(sums), sum(depths)


def main():
    print(asyncio.run(everything()))
    jobs = [Job(i * 31 % 101, f"job{i}") for i in range(700)]
    print(min(jobs), max(jobs).name, sorted(jobs)[5].name, dataclasses.asdict(jobs[3])["name"])
    for job in jobs[::2]:
        job.change(State.RUNNING).change(State("done"))
    print(collections.Counter(job.state for job in jobs), sum(job.state.final for job in jobs), State["DONE"].name)
    rights = [Right.READ | Right(i % 8) for i in range(400)]
    print(sum(Right.WRITE in right for right in rights), rights[6])
    places = {Place(i % 20, i // 20) for i in range(800)}
    print(len(places), sum(place.beside() in places for place in places), dataclasses.replace(Place(1, 2), row=9))
    recent = collections.deque(maxlen=30)
    for i in range(5000):
        recent.appendleft(i)
        if i % 3 == 0:
            recent.rotate(2)
            recent.pop()
    print(sum(recent), recent[0])
    settings = collections.ChainMap({"colour": "red"}, {"colour": "blue", "size": 3})
    print(sum(settings["size"] + len(settings["colour"]) for _ in range(800)))
    draft = {"jobs": [dataclasses.replace(job, history=[]) for job in jobs[:40]], "grid": [[0] * 12 for _ in range(12)]}
    versions = [draft]
    for i in range(12):
        version = copy.deepcopy(versions[-1])
        version["grid"][i][i] = i
        version["jobs"][i].name += "*"
        versions.append(version)
    print(sum(map(sum, versions[-1]["grid"])), draft["jobs"][0].name, copy.copy(draft) == draft)
    counts = collections.defaultdict(int)
    for word in ("tea", "coffee", "tea", "milk") * 600:
        counts[word] += 1
    ordered = collections.OrderedDict(sorted(counts.items()))
    ordered.move_to_end("coffee")
    print(ordered)


main()
