# module: asyncio.locks
# asyncio's locks, in which tasks wait in the order of their coming.
from asyncio import get_running_loop
from asyncio.exceptions import BrokenBarrierError, CancelledError
from collections import deque

__all__ = ["Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"]


class _Waiting:
    """What has a queue of futures, and belongs to the loop that it first waited in."""

    _loop = None

    def __init__(self):
        self._waiters = deque()

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    async def _wait_in_line(self):
        future = self._get_loop().create_future()
        self._waiters.append(future)
        try:
            return await future
        finally:
            self._waiters.remove(future)

    def _describe(self, state):
        waiters = f", waiters:{len(self._waiters)}" if self._waiters else ""
        return f"<{object.__repr__(self)[1:-1]} [{state}{waiters}]>"


class _Scope:
    """async with for what is acquired and released."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, trace):
        self.release()


class Lock(_Scope, _Waiting):
    """Primitive lock objects."""

    def __init__(self):
        super().__init__()
        self._locked = False

    def __repr__(self):
        return self._describe("locked" if self._locked else "unlocked")

    def locked(self):
        """Return True if lock is acquired."""
        return self._locked

    async def acquire(self):
        """Acquire a lock, waiting until it is unlocked."""
        if self._locked or not all(waiter.cancelled() for waiter in self._waiters):
            try:
                await self._wait_in_line()
            except CancelledError:
                if not self._locked:
                    self._wake_first()
                raise
        self._locked = True
        return True

    def release(self):
        """Release a lock."""
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_Waiting):
    """A flag that tasks wait for."""

    def __init__(self):
        super().__init__()
        self._value = False

    def __repr__(self):
        return self._describe("set" if self._value else "unset")

    def is_set(self):
        """Return True if and only if the internal flag is true."""
        return self._value

    def set(self):
        """Set the internal flag to true. All tasks waiting for it are awakened."""
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        """Reset the internal flag to false."""
        self._value = False

    async def wait(self):
        """Block until the internal flag is true."""
        return True if self._value else await self._wait_in_line()


class Condition(_Scope, _Waiting):
    """A lock, and a queue of those that wait for something to become true."""

    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __repr__(self):
        return self._describe("locked" if self.locked() else "unlocked")

    async def wait(self):
        """Wait until notified."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        future = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(future)
                try:
                    await future
                    return True
                finally:
                    self._waiters.remove(future)
            finally:
                await self._acquire_again()
        except BaseException:
            self._notify(1)  # one may have been meant for this task
            raise

    async def _acquire_again(self):
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancelled = error
        if cancelled is not None:
            try:
                raise cancelled
            finally:
                cancelled = None

    async def wait_for(self, predicate):
        """Wait until a predicate becomes true."""
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        """Wake up at most n tasks that wait on this condition."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        """Wake up all tasks that wait on this condition."""
        self.notify(len(self._waiters))


class Semaphore(_Scope, _Waiting):
    """A counter that tasks take from and give back to."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self._value = value

    def __repr__(self):
        return self._describe("locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        """Returns True if semaphore cannot be acquired immediately."""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        """Acquire a semaphore."""
        if not self.locked():
            self._value -= 1
            return True
        future = self._get_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if future.done() and not future.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_next():
                pass
        return True

    def release(self):
        """Release a semaphore, incrementing the internal counter by one."""
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that never counts above its initial value."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    """A place where a fixed number of tasks wait for each other."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._condition = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        waiters = "" if self.broken else f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{self._state}{waiters}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, kind, error, trace):
        pass

    async def wait(self):
        """Wait for the barrier."""
        async with self._condition:
            await self._condition.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._condition.notify_all()
                else:
                    await self._condition.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("resetting", "draining"):
                        self._state = "filling"
                    self._condition.notify_all()

    async def reset(self):
        """Reset the barrier to the initial state."""
        async with self._condition:
            if self._count > 0:
                self._state = "resetting"
            else:
                self._state = "filling"
            self._condition.notify_all()

    async def abort(self):
        """Place the barrier in a broken state."""
        async with self._condition:
            self._state = "broken"
            self._condition.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"
