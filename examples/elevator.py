"""A discrete-event simulation: two lifts serve a house of twelve floors.

Processes are generators.  Each yields what it waits for, a delay or a signal,
and the clock jumps from event to event.  The event queue is a binary heap, and
the random numbers come from a small generator, both written here.
"""


class Random:
    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFF

    def bits(self):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return self.state >> 8

    def between(self, low, high):
        return low + self.bits() % (high - low + 1)


class Heap:
    def __init__(self):
        self.entries = []

    def __len__(self):
        return len(self.entries)

    def push(self, entry):
        entries, child = self.entries, len(self.entries)
        entries.append(entry)
        while child:
            parent = (child - 1) // 2
            if entries[parent] <= entries[child]:
                break
            entries[parent], entries[child] = entries[child], entries[parent]
            child = parent

    def pop(self):
        entries = self.entries
        top, last = entries[0], entries.pop()
        if entries:
            entries[0] = last
            parent, size = 0, len(entries)
            while (child := 2 * parent + 1) < size:
                if child + 1 < size and entries[child + 1] < entries[child]:
                    child += 1
                if entries[parent] <= entries[child]:
                    break
                entries[parent], entries[child] = entries[child], entries[parent]
                parent = child
        return top


class Signal:
    """Processes wait for it; `fire` wakes them all and hands them a value."""

    def __init__(self):
        self.waiting = []

    def fire(self, simulation, value=None):
        waiting, self.waiting = self.waiting, []
        for process in waiting:
            simulation.at(simulation.now, process, value)


class Simulation:
    def __init__(self):
        self.now = 0
        self.queue = Heap()
        self.serial = 0
        self.processes = []
        self.steps = 0

    def at(self, time, process, value=None):
        self.serial += 1
        self.queue.push((time, self.serial, process, value))

    def start(self, process):
        entry = [process]
        self.processes.append(entry)
        self.at(self.now, len(self.processes) - 1)

    def run(self, until):
        while self.queue and self.queue.entries[0][0] <= until:
            self.now, _, index, value = self.queue.pop()
            self.steps += 1
            try:
                request = self.processes[index][0].send(value)
            except StopIteration:
                continue
            if isinstance(request, Signal):
                request.waiting.append(index)
            else:
                self.at(self.now + request, index)
        self.now = until

    def close(self):
        for (process,) in self.processes:
            process.close()


FLOORS = 12
SECONDS_BETWEEN_FLOORS = 3
SECONDS_AT_DOOR = 5


class House:
    def __init__(self, simulation, lifts, log):
        self.simulation = simulation
        self.calls = []
        self.called = Signal()
        self.lifts = [Lift(self, name) for name in lifts]
        self.waits, self.rides = [], []
        self.log = log
        for lift in self.lifts:
            simulation.start(lift.work())

    def say(self, message):
        if self.log:
            print(f"{self.simulation.now:>5}s  {message}")


class Person:
    def __init__(self, house, number, origin, goal):
        self.house, self.number, self.origin, self.goal = house, number, origin, goal
        self.boarded, self.arrived = Signal(), Signal()

    def __repr__(self):
        return f"person {self.number}"

    def live(self):
        house, simulation = self.house, self.house.simulation
        called_at = simulation.now
        house.calls.append(self)
        house.say(f"{self!r} at floor {self.origin} wants floor {self.goal}")
        house.called.fire(simulation)
        lift = yield self.boarded
        house.waits.append(simulation.now - called_at)
        house.say(f"{self!r} enters lift {lift.name} after {simulation.now - called_at}s")
        boarded_at = simulation.now
        yield self.arrived
        house.rides.append(simulation.now - boarded_at)


class Lift:
    capacity = 4

    def __init__(self, house, name):
        self.house, self.name = house, name
        self.floor, self.travelled = 0, 0
        self.inside = []

    def travel(self, floor):
        distance = abs(floor - self.floor)
        if distance:
            yield distance * SECONDS_BETWEEN_FLOORS
        self.travelled += distance
        self.floor = floor
        return distance

    def stop(self):
        """Open the doors: let people out, then in; say whether anybody moved."""
        simulation = self.house.simulation
        leaving = [person for person in self.inside if person.goal == self.floor]
        self.inside = [person for person in self.inside if person.goal != self.floor]
        entering = [person for person in self.house.calls if person.origin == self.floor]
        entering = entering[:self.capacity - len(self.inside)]
        if not leaving and not entering:
            return False
        for person in entering:
            self.house.calls.remove(person)
            self.inside.append(person)
        yield SECONDS_AT_DOOR
        for person in leaving:
            person.arrived.fire(simulation)
        for person in entering:
            person.boarded.fire(simulation, self)
        return True

    def next_goal(self):
        goals = {person.goal for person in self.inside}
        if not goals:
            goals = {person.origin for person in self.house.calls}
        return min(goals, key=lambda floor: (abs(floor - self.floor), floor), default=None)

    def work(self):
        try:
            while True:
                goal = self.next_goal()
                if goal is None:
                    yield self.house.called
                    continue
                yield from self.travel(goal)
                moved = yield from self.stop()
                if not moved:
                    yield 1
        finally:
            self.house.say(f"lift {self.name} halts at floor {self.floor} after {self.travelled} floors")


def arrivals(house, random, count, rush):
    for number in range(1, count + 1):
        yield random.between(1, rush)
        origin = 0 if random.between(0, 2) else random.between(1, FLOORS - 1)
        goal = random.between(0, FLOORS - 2)
        if goal >= origin:
            goal += 1
        house.simulation.start(Person(house, number, origin, goal).live())


def quantile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def simulate(lifts, count, rush, seed, log=False):
    simulation = Simulation()
    house = House(simulation, lifts, log)
    simulation.start(arrivals(house, Random(seed), count, rush))
    simulation.run(until=count * rush * 4)
    simulation.close()
    return simulation, house


print("a quiet morning")
simulation, house = simulate("AB", count=6, rush=30, seed=7, log=True)
print()
print("lifts  rush  served  mean wait  median   95%  longest  mean ride  floors  events")
for lifts in ("A", "AB", "ABC"):
    for rush in (60, 20, 10):
        simulation, house = simulate(lifts, count=300, rush=rush, seed=2024)
        waits, rides = house.waits, house.rides
        print(f"{len(lifts):>5} {rush:>5} {len(rides):>7} {sum(waits) / len(waits):>10.1f} {quantile(waits, 0.5):>7}"
              f" {quantile(waits, 0.95):>5} {max(waits):>8} {sum(rides) / len(rides):>10.1f}"
              f" {sum(lift.travelled for lift in house.lifts):>7} {simulation.steps:>7}")
