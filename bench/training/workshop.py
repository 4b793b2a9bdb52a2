"""Processes that take turns: machines in a workshop as generators that delegate, couriers as coroutines, a shared clock."""

from collections import deque


class Jammed(Exception):
    def __init__(self, machine, minute):
        super().__init__(machine, minute)
        self.minute = minute


class Belt:
    def __init__(self, room):
        self.room = room
        self.parts = deque()

    def __len__(self):
        return len(self.parts)

    def __bool__(self):
        return bool(self.parts)

    def __contains__(self, part):
        return part in self.parts

    def lay(self, part):
        while len(self) >= self.room:
            yield "full"
        self.parts.append(part)

    def take(self):
        while not self:
            yield "empty"
        return self.parts.popleft()


def working(minutes):
    for minute in range(minutes):
        yield minute
    return minutes


def machine(number, source, target, log):
    done = 0
    while (part := (yield from source.take())) is not None:
        spent = yield from working(part % 3 + 1)
        try:
            if (part + number) % 11 == 0:
                raise Jammed(number, spent)
            done += spent // (part % 5)
        except Jammed as jam:
            log.append(jam.minute)
            yield from working(2)
        except ZeroDivisionError:
            done += 1
        yield from target.lay(part + number)
    yield from target.lay(None)
    return done


def feeding(belt, parts):
    for part in parts:
        yield from belt.lay(part)
    yield from belt.lay(None)


def counting():
    total = 0
    while True:
        total += yield total


class Pause:
    def __init__(self, turns):
        self.turns = turns

    def __await__(self):
        for turn in range(self.turns):
            yield turn
        return self.turns


class Door:
    opened = 0

    async def __aenter__(self):
        await Pause(1)
        Door.opened += 1
        return self

    async def __aexit__(self, kind, error, trace):
        await Pause(1)


async def leg(distance):
    return await Pause(distance) * 2 if distance % 3 else distance


async def courier(name, stops, log):
    driven = 0
    for stop in stops:
        driven += await leg(stop)
        async with Door():
            log.append((name, driven))
    return driven


def run(processes):
    waiting, turns, results = deque(processes), 0, []
    while waiting:
        process = waiting.popleft()
        turns += 1
        try:
            process.send(None)
        except StopIteration as stop:
            results.append(stop.value)
        else:
            waiting.append(process)
    return turns, results


def main():
    log, clock = [], counting()
    next(clock)
    for shift in range(12):
        belts = [Belt(room) for room in (3, 5, 2, 400)]
        turns, results = run([feeding(belts[0], range(120)), *(machine(n, belts[n], belts[n + 1], log) for n in range(3))])
        time = clock.send(turns)
        assert None in belts[3] and any(part == 4 for part in belts[3].parts if part is not None)
    print(time, [result for result in results if result], len(log), sum(log))
    visits = []
    print(run([courier(name, [(name * 7 + i) % 5 for i in range(40)], visits) for name in range(30)])[0], len(visits),
          Door.opened, all(driven >= 0 for _, driven in visits))


main()
