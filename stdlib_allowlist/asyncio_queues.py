# module: asyncio.queues
# asyncio's queues.
import heapq
from asyncio.locks import Event, _Waiting
from collections import deque
from types import GenericAlias

__all__ = ["Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown"]


class QueueEmpty(Exception):
    """Raised when Queue.get_nowait() is called on an empty Queue."""


class QueueFull(Exception):
    """Raised when the Queue.put_nowait() method is called on a full Queue."""


class QueueShutDown(Exception):
    """Raised when putting on to or getting from a shut-down Queue."""


class Queue(_Waiting):
    """A queue, useful for coordinating producer and consumer coroutines."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    # What a kind of queue may replace.

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _details(self):
        details = [f"maxsize={self._maxsize!r}"]
        if getattr(self, "_queue", None):
            details.append(f"_queue={list(self._queue)!r}")
        if self._getters:
            details.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            details.append(f"_putters[{len(self._putters)}]")
        if self._unfinished_tasks:
            details.append(f"tasks={self._unfinished_tasks}")
        if self._is_shutdown:
            details.append("shutdown")
        return " ".join(details)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._details()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._details()}>"

    def qsize(self):
        """Number of items in the queue."""
        return len(self._queue)

    @property
    def maxsize(self):
        """Number of items allowed in the queue."""
        return self._maxsize

    def empty(self):
        """Return True if the queue is empty, False otherwise."""
        return not self._queue

    def full(self):
        """Return True if there are maxsize items in the queue."""
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def _wait_among(self, waiters, may_go_on):
        future = self._get_loop().create_future()
        waiters.append(future)
        try:
            await future
        except:
            future.cancel()
            try:
                waiters.remove(future)
            except ValueError:
                pass  # it was woken in the same round
            if may_go_on() and not future.cancelled():
                _wake_next(waiters)
            raise

    async def put(self, item):
        """Put an item into the queue, waiting for a free place."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_among(self._putters, lambda: not self.full())
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item into the queue without blocking."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        _wake_next(self._getters)

    async def get(self):
        """Remove and return an item from the queue, waiting for one."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_among(self._getters, lambda: not self.empty())
        return self.get_nowait()

    def get_nowait(self):
        """Remove and return an item from the queue."""
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        _wake_next(self._putters)
        return item

    def task_done(self):
        """Indicate that a formerly enqueued task is complete."""
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Block until all items in the queue have been gotten and processed."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        """Shut-down the queue, making queue gets and puts raise QueueShutDown."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                _wake_next(waiters)


def _wake_next(waiters):
    while waiters:
        waiter = waiters.popleft()
        if not waiter.done():
            waiter.set_result(None)
            break


class PriorityQueue(Queue):
    """A queue that gives its lowest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """A queue that gives the newest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
