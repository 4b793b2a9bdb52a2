# module: asyncio._scopes
# What asyncio offers for `async with`: timeouts and groups of tasks.
from asyncio import current_task, get_running_loop
from asyncio.exceptions import CancelledError


class Timeout:
    """Asynchronous context manager for cancelling overdue coroutines."""

    def __init__(self, when):
        self._state = "created"
        self._when = when
        self._timer = self._task = None

    def when(self):
        """Return the current deadline."""
        return self._when

    def expired(self):
        """Is timeout expired during execution?"""
        return self._state in ("expiring", "expired")

    def reschedule(self, when):
        """Reschedule the timeout."""
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._expire)
            else:
                self._timer = loop.call_at(when, self._expire)

    def _expire(self):
        self._task.cancel()
        self._state = "expiring"
        self._timer = None

    def __repr__(self):
        when = ""
        if self._state == "active":
            when = f" when={None if self._when is None else round(self._when, 3)}"
        return f"<Timeout [{self._state}]{when}>"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, trace):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == "active":
            self._state = "finished"
        elif self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and kind is not None:
                if issubclass(kind, CancelledError):
                    raise TimeoutError from error
                _blame_timeout(error)
                if isinstance(error, ExceptionGroup):
                    for each in error.exceptions:
                        _blame_timeout(each)
        return None


def _blame_timeout(error):
    """Where a cancellation led to `error`, the timeout is its context."""
    while error.__context__ is not None:
        if isinstance(error.__context__, CancelledError):
            expired = TimeoutError()
            expired.__context__ = expired.__cause__ = error.__context__
            error.__context__ = expired
            break
        error = error.__context__


def timeout(delay):
    """Timeout async context manager: `delay` seconds from now."""
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    """Like timeout(), with a time of the loop's clock."""
    return Timeout(when)


class TaskGroup:
    """Asynchronous context manager for managing groups of tasks."""

    def __init__(self):
        self._entered = self._exiting = self._aborting = self._parent_cancelled = False
        self._loop = self._parent = self._fatal = self._all_done = None
        self._tasks = {}
        self._errors = []

    def __repr__(self):
        details = [""]
        if self._tasks:
            details.append(f"tasks={len(self._tasks)}")
        if self._errors:
            details.append(f"errors={len(self._errors)}")
        if self._aborting:
            details.append("cancelling")
        elif self._entered:
            details.append("entered")
        return f"<TaskGroup{' '.join(details)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, kind, error, trace):
        try:
            return await self._leave(kind, error)
        finally:
            self._parent = self._fatal = error = None
            self._errors = []

    async def _leave(self, kind, error):
        self._exiting = True
        cancelled = error if kind is not None and issubclass(kind, CancelledError) else None
        if error is not None and self._fatal is None and isinstance(error, (SystemExit, KeyboardInterrupt)):
            self._fatal = error
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._all_done is None:
                self._all_done = self._loop.create_future()
            try:
                await self._all_done
            except CancelledError as while_waiting:
                if not self._aborting:
                    cancelled = while_waiting
                    self._abort()
            self._all_done = None
        if self._fatal is not None:
            raise self._fatal
        if self._parent_cancelled and self._parent.uncancel() == 0:
            cancelled = None  # the group itself had asked for it
        try:
            if cancelled is not None and not self._errors:
                raise cancelled
        finally:
            cancelled = None
        if kind is not None and not issubclass(kind, CancelledError):
            self._errors.append(error)
        if self._errors:
            if self._parent.cancelling():
                self._parent.uncancel()
                self._parent.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None

    def create_task(self, coro, *, name=None, context=None, **keywords):
        """Create a new task in this group and return it."""
        problem = None
        if not self._entered:
            problem = "has not been entered"
        elif self._exiting and not self._tasks:
            problem = "is finished"
        elif self._aborting:
            problem = "is shutting down"
        if problem is not None:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {problem}")
        task = self._loop.create_task(coro, name=name, context=context, **keywords)
        if task.done():
            self._task_done(task)
        else:
            self._tasks[task] = None
            task.add_done_callback(self._task_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        self._tasks.pop(task, None)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        if task.cancelled() or task.exception() is None:
            return
        error = task.exception()
        self._errors.append(error)
        if self._fatal is None and isinstance(error, (SystemExit, KeyboardInterrupt)):
            self._fatal = error
        if self._parent.done():
            self._loop.call_exception_handler({"message": f"Task {task!r} has errored out but its parent task {self._parent} is already completed",
                                               "exception": error, "task": task})
        elif not self._aborting and not self._parent_cancelled:
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()
