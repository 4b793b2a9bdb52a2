"""Dispatch through objects and states: an operating system in small, whose tasks pass packets to each other."""

import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = range(2)


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, ident, priority, queue, runnable=False):
        self.system = system
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = not runnable and queue is None
        self.link = system.first
        system.first = system.table[ident] = self

    def blocked(self):
        return self.held or (self.waiting and self.queue is None)

    def take(self):
        packet = None
        if self.waiting and self.queue is not None:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
        return packet

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def run(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, system, count):
        super().__init__(system, IDLE, 0, None, True)
        self.control = 1
        self.count = count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.system.hold()
        if self.control & 1:
            self.control = self.control // 2 ^ 0xD008
            return self.system.release(DEVICE_B)
        self.control //= 2
        return self.system.release(DEVICE_A)


class WorkTask(Task):
    def __init__(self, system, queue):
        super().__init__(system, WORKER, 1000, queue)
        self.destination = HANDLER_A
        self.count = 0

    def run(self, packet):
        if packet is None:
            return self.system.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(4):
            self.count = self.count % 26 + 1
            packet.data[i] = 64 + self.count
        return self.system.send(packet)


class HandlerTask(Task):
    def __init__(self, system, ident, priority, queue):
        super().__init__(system, ident, priority, queue)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        if self.work is not None:
            work = self.work
            if work.datum >= 4:
                self.work = work.link
                return self.system.send(work)
            if self.devices is not None:
                device = self.devices
                self.devices = device.link
                device.datum = work.data[work.datum]
                work.datum += 1
                return self.system.send(device)
        return self.system.wait()


class DeviceTask(Task):
    def __init__(self, system, ident, priority):
        super().__init__(system, ident, priority, None)
        self.pending = None

    def run(self, packet):
        if packet is None:
            if self.pending is None:
                return self.system.wait()
            packet, self.pending = self.pending, None
            return self.system.send(packet)
        self.pending = packet
        return self.system.hold()


class System:
    def __init__(self):
        self.first = self.current = None
        self.table = [None] * 6
        self.sent = self.holds = 0

    def schedule(self):
        task = self.first
        while task is not None:
            if task.blocked():
                task = task.link
            else:
                self.current = task
                task = task.run(task.take())

    def hold(self):
        self.holds += 1
        self.current.held = True
        return self.current.link

    def release(self, ident):
        task = self.table[ident]
        task.held = False
        return task if task.priority > self.current.priority else self.current

    def wait(self):
        self.current.waiting = True
        return self.current

    def send(self, packet):
        receiver = self.table[packet.ident]
        self.sent += 1
        packet.link = None
        packet.ident = self.current.ident
        return receiver.receive(packet, self.current)


def simulate(count):
    system = System()
    IdleTask(system, count)
    WorkTask(system, Packet(Packet(None, WORKER, KIND_WORK), WORKER, KIND_WORK))
    for handler, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, KIND_DEVICE)
        HandlerTask(system, handler, priority, queue)
    DeviceTask(system, DEVICE_A, 4000)
    DeviceTask(system, DEVICE_B, 5000)
    system.schedule()
    return system.sent, system.holds


FULL, SMALL = 170_000, 1_500
EXPECTED = {FULL: (395506, 158201), SMALL: (3472, 1388)}

size = SMALL if "small" in sys.argv else FULL
result = simulate(size)
assert result == EXPECTED[size], result
print("scheduler", *result)
