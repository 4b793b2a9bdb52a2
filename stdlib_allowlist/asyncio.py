# asyncio: an event loop for coroutines. The loop's clock is its own: it starts at 0 and jumps to the next timer when
# nothing else can run, so that waiting costs no time and needs no grant. There are no files, sockets, processes or threads
# to wait for: a loop in which nothing can ever run again says so, where CPython's would wait for ever.
import heapq
import sys
import traceback
from asyncio.exceptions import *
from collections import deque
from contextvars import copy_context
from inspect import iscoroutine as _iscoroutine, isawaitable, iscoroutinefunction as _iscoroutinefunction, isgenerator
from types import GenericAlias, coroutine

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"

_PARTS = {
    **dict.fromkeys(("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"), "locks"),
    **dict.fromkeys(("Queue", "PriorityQueue", "LifoQueue", "QueueEmpty", "QueueFull", "QueueShutDown"), "queues"),
    **dict.fromkeys(("TaskGroup", "Timeout", "timeout", "timeout_at"), "scopes"),
}

__all__ = [
    "ALL_COMPLETED", "AbstractEventLoop", "BaseEventLoop", "CancelledError", "FIRST_COMPLETED", "FIRST_EXCEPTION", "Future",
    "DefaultEventLoopPolicy", "Handle", "InvalidStateError", "BrokenBarrierError", "Runner", "Task", "TimeoutError",
    "TimerHandle", "all_tasks", "as_completed", "create_task", "current_task", "ensure_future", "gather", "get_event_loop",
    "get_running_loop", "iscoroutine", "get_event_loop_policy", "set_event_loop_policy", "iscoroutinefunction", "isfuture",
    "new_event_loop", "run", "set_event_loop", "shield", "sleep", "to_thread", "wait", "wait_for", *_PARTS]


def __getattr__(name):
    part = _PARTS.get(name)
    if part is None:
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    if part == "locks":
        import asyncio.locks as found
    elif part == "queues":
        import asyncio.queues as found
    else:
        import asyncio._scopes as found
    value = globals()[name] = getattr(found, name)
    return value


# --- handles and the loop

class Handle:
    """Object returned by callback registration methods."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = copy_context() if context is None else context
        self._cancelled = False

    def _description(self):
        if self._cancelled:
            return "cancelled"
        return f"{getattr(self._callback, '__qualname__', repr(self._callback))}({', '.join(map(repr, self._args))})"

    def __repr__(self):
        return f"<{type(self).__name__} {self._description()}>"

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler(
                {"message": f"Exception in callback {self._description()}", "exception": error, "handle": self})


class TimerHandle(Handle):
    """Object returned by timed callback registration methods."""

    __slots__ = ("_when", "_number")

    def __init__(self, when, number, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._number = number

    def _description(self):
        return f"when={self._when} {super()._description()}"

    def when(self):
        return self._when

    def __lt__(self, other):
        return (self._when, self._number) < (other._when, other._number)


class AbstractEventLoop:
    """Abstract event loop."""


class BaseEventLoop(AbstractEventLoop):
    """The event loop. Callbacks run in the order in which they became due."""

    def __init__(self):
        self._ready = deque()
        self._timers = []
        self._timer_count = 0
        self._now = 0.0
        self._closed = self._stopping = self._debug = False
        self._handler = self._task_factory = None
        self._tasks = {}  # those not done, in the order of their making

    def __repr__(self):
        return f"<{type(self).__name__} running={self.is_running()} closed={self._closed} debug={self._debug}>"

    # running

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        """Run until stop() is called."""
        global _running
        self._check_closed()
        self._check_running()
        _running = self
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _running = None

    def _run_once(self):
        timers, ready = self._timers, self._ready
        while timers and timers[0]._cancelled:
            heapq.heappop(timers)
        if not ready and not self._stopping:
            if not timers:
                raise RuntimeError("the event loop can never go on: every task waits, and no timer or callback is left to wake one")
            self._now = max(self._now, timers[0]._when)
        while timers and timers[0]._when <= self._now:
            ready.append(heapq.heappop(timers))
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def run_until_complete(self, future):
        """Run until the future (or coroutine) is done and return its result, or raise its exception."""
        self._check_closed()
        self._check_running()
        made_here = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop_of)
        try:
            self.run_forever()
        except:
            if made_here and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop_of)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def is_running(self):
        return _running is self

    def is_closed(self):
        return self._closed

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    async def shutdown_asyncgens(self):
        """Nothing: a generator that is left suspended is closed when it is found unreachable."""

    async def shutdown_default_executor(self, timeout=None):
        """Nothing: there are no threads."""

    # callbacks

    def time(self):
        """The loop's own time in seconds."""
        return self._now

    def call_soon(self, callback, *args, context=None):
        """Run the callback as soon as those that are due before it have run."""
        self._check_closed()
        if self._debug:
            _check_callback(callback, "call_soon")
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        """Run the callback `delay` seconds from now."""
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self._now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Run the callback when the loop's time is `when`."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            _check_callback(callback, "call_at")
        self._timer_count += 1
        timer = TimerHandle(when, self._timer_count, callback, args, self, context)
        heapq.heappush(self._timers, timer)
        return timer

    # futures and tasks

    def create_future(self):
        """Create a Future object attached to the loop."""
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, **keywords):
        """Schedule a coroutine's execution as a task."""
        self._check_closed()
        if self._task_factory is None:
            return Task(coro, loop=self, name=name, context=context, **keywords)
        if context is not None:
            keywords["context"] = context
        task = self._task_factory(self, coro, **keywords)
        task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, func, *args):
        """Call the function in the loop's next round: there are no threads."""
        self._check_closed()
        future = self.create_future()
        self.call_soon(_call_for_future, future, func, args)
        return future

    # errors

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def default_exception_handler(self, context):
        """Write what is known of the error to standard error."""
        print(context.get("message") or "Unhandled exception in event loop", file=sys.stderr)
        for key in sorted(context):
            if key not in ("message", "exception"):
                print(f"{key}: {context[key]!r}", file=sys.stderr)
        if context.get("exception") is not None:
            traceback.print_exception(context["exception"])

    def call_exception_handler(self, context):
        """Hand the error to the loop's exception handler."""
        if self._handler is None:
            return self.default_exception_handler(context)
        try:
            self._handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.default_exception_handler(
                {"message": "Unhandled error in exception handler", "exception": error, "context": context})


def _check_callback(callback, method):
    if iscoroutine(callback) or iscoroutinefunction(callback):
        raise TypeError(f"coroutines cannot be used with {method}()")
    if not callable(callback):
        raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")


def _stop_loop_of(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return  # it is on its way out of run_forever
    future.get_loop().stop()


def _call_for_future(future, function, arguments):
    if future.cancelled():
        return
    try:
        future.set_result(function(*arguments))
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        future.set_exception(error)


_running = None
_default = None


def get_running_loop():
    """Return the running event loop."""
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def _get_running_loop():
    return _running


def get_event_loop():
    """Return the running event loop, or the one that was set."""
    if _running is not None:
        return _running
    if _default is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _default


def set_event_loop(loop):
    """Make the loop the current one."""
    global _default
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _default = loop


def new_event_loop():
    """Return a new event loop."""
    return BaseEventLoop()


class DefaultEventLoopPolicy:
    """Makes event loops and keeps the current one."""

    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


_policy = None


def get_event_loop_policy():
    """Get the current event loop policy."""
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Set the current event loop policy; None stands for the default."""
    global _policy
    _policy = policy


# --- futures

def isfuture(obj):
    """Whether the object is a Future or behaves like one."""
    return getattr(type(obj), "_asyncio_future_blocking", None) is not None and obj._asyncio_future_blocking is not None


class Future:
    """A result that is not there yet."""

    _state = _PENDING
    _result = _exception = _cancel_message = _cancelled_error = None
    _asyncio_future_blocking = False
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def _details(self):
        details = [self._state.lower()]
        if self._state == _FINISHED:
            details.append(f"result={self._result!r}" if self._exception is None else f"exception={self._exception!r}")
        if self._callbacks:
            shown = [getattr(callback, "__qualname__", repr(callback)) + "()" for callback, _ in self._callbacks]
            if len(shown) > 2:
                shown[1:-1] = [f"<{len(shown) - 2} more>"]
            details.append(f"cb=[{', '.join(shown)}]")
        return details

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._details())}>"

    def get_loop(self):
        """Return the event loop the Future is bound to."""
        return self._loop

    def done(self):
        return self._state != _PENDING

    def cancelled(self):
        return self._state == _CANCELLED

    def cancel(self, msg=None):
        """Cancel the future and schedule callbacks."""
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _make_cancelled_error(self):
        if self._cancelled_error is not None:
            error, self._cancelled_error = self._cancelled_error, None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def result(self):
        """Return the result this future represents."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        """Return the exception that was set on this future."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def set_result(self, result):
        """Mark the future done and set its result."""
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        """Mark the future done and set an exception."""
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            replacement = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            replacement.__cause__ = replacement.__context__ = exception
            exception = replacement
        self._exception = exception
        self._state = _FINISHED
        self._schedule_callbacks()

    def add_done_callback(self, fn, *, context=None):
        """Add a callback to be run when the future becomes done."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        """Remove all instances of a callback from the "call when done" list and return how many they were."""
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


# --- tasks

_task_count = 0
_current_tasks = {}  # loop -> task


class Task(Future):
    """A coroutine wrapped in a Future."""

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_count
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _task_count += 1
            name = f"Task-{_task_count}"
        self._name = str(name)
        self._coro = coro
        self._must_cancel = False
        self._cancels_requested = 0
        self._waits_for = None
        self._context = copy_context() if context is None else context
        self._loop._tasks[self] = None
        if eager_start and self._loop.is_running():
            self._context.run(self._step)
        else:
            self._loop.call_soon(self._step, context=self._context)

    def _details(self):
        details = super()._details()
        if self._state == _PENDING and self._must_cancel:
            details[0] = "cancelling"
        details.insert(1, f"name={self._name!r}")
        state = "done" if self.done() else "running"
        details.insert(2, f"coro=<{getattr(self._coro, '__qualname__', type(self._coro).__name__)}() {state}>")
        if self._waits_for is not None:
            details.insert(3, f"wait_for={self._waits_for!r}")
        return details

    def get_stack(self, *, limit=None):
        """There are no frames."""
        return []

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        """Request that this task cancel itself."""
        if self.done():
            return False
        self._cancels_requested += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """Return the count of the task's cancellation requests."""
        return self._cancels_requested

    def uncancel(self):
        """Decrement the task's count of cancellation requests and return it."""
        if self._cancels_requested > 0:
            self._cancels_requested -= 1
            if self._cancels_requested == 0:
                self._must_cancel = False
        return self._cancels_requested

    def _end(self, method, *arguments):
        self._loop._tasks.pop(self, None)
        method(*arguments)

    def _step(self, error=None):
        if self.done():
            raise InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop, previous = self._loop, _current_tasks.get(self._loop)
        _current_tasks[loop] = self
        try:
            awaited = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                self._end(super().cancel, self._cancel_message)
            else:
                self._end(super().set_result, stop.value)
        except CancelledError as cancelled:
            self._cancelled_error = cancelled
            self._end(super().cancel)
        except (KeyboardInterrupt, SystemExit) as fatal:
            self._end(super().set_exception, fatal)
            raise
        except BaseException as failure:
            self._end(super().set_exception, failure)
        else:
            self._wait_for(awaited)
        finally:
            if previous is None:
                _current_tasks.pop(loop, None)
            else:
                _current_tasks[loop] = previous
            self = None

    def _wait_for(self, awaited):
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        if blocking is None:
            if awaited is None:  # a bare yield: the next round
                return self._loop.call_soon(self._step, context=self._context)
            if isgenerator(awaited):
                problem = f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}"
            else:
                problem = f"Task got bad yield: {awaited!r}"
        elif awaited.get_loop() is not self._loop:
            problem = f"Task {self!r} got Future {awaited!r} attached to a different loop"
        elif not blocking:
            problem = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        elif awaited is self:
            problem = f"Task cannot await on itself: {self!r}"
        else:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self._wake, context=self._context)
            self._waits_for = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()
        self = None


def iscoroutine(obj):
    """Return True if obj is a coroutine object."""
    if _iscoroutine(obj):
        return True
    return all(hasattr(type(obj), name) for name in ("send", "throw", "close", "__await__"))


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    return _iscoroutinefunction(func) or getattr(func, "_is_coroutine_mark", False) is True


def create_task(coro, *, name=None, context=None, **keywords):
    """Schedule the execution of a coroutine object in a task."""
    return get_running_loop().create_task(coro, name=name, context=context, **keywords)


def current_task(loop=None):
    """Return the currently executed task, or None."""
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """Return a set of all tasks of the loop that are not done."""
    return set((get_running_loop() if loop is None else loop)._tasks)


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """Wrap a coroutine or an awaitable in a future."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


@coroutine
def _next_round():
    yield


def _set_result_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    """Coroutine that completes after a given time (in seconds of the loop's own clock)."""
    if delay <= 0:
        await _next_round()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


async def to_thread(func, /, *args, **kwargs):
    """Call the function in the loop's next round: there are no threads."""
    await _next_round()
    return copy_context().run(func, *args, **kwargs)


# --- several at once

class _GatheringFuture(Future):
    """The future of gather(): cancelling it cancels the children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            cancelled = child.cancel(msg=msg) or cancelled
        self._cancel_requested = self._cancel_requested or cancelled
        return cancelled


def _outcome(child):
    """The result or the exception of a future that is done."""
    if child.cancelled():
        return CancelledError("" if child._cancel_message is None else child._cancel_message)
    return child.result() if child.exception() is None else child.exception()


def gather(*coros_or_futures, return_exceptions=False):
    """Return a future for the list of the results of all that is given."""
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop, futures, children, outer = None, {}, [], None
    for argument in coros_or_futures:
        if argument not in futures:
            child = futures[argument] = ensure_future(argument, loop=loop)
            loop = child.get_loop()
        children.append(futures[argument])
    missing = set(children)

    def child_done(child):
        missing.discard(child)
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                return outer.set_exception(child._make_cancelled_error())
            if child.exception() is not None:
                return outer.set_exception(child.exception())
        if not missing:
            if outer._cancel_requested:
                outer.set_exception(child._make_cancelled_error() if child.cancelled() else outer._make_cancelled_error())
            else:
                outer.set_result([_outcome(each) for each in children])

    already_done = [child for child in missing if child.done()]
    for child in list(futures.values()):
        if not child.done():
            child.add_done_callback(child_done)
    outer = _GatheringFuture(children, loop=loop)
    for child in futures.values():
        if child in already_done:
            child_done(child)
    return outer


def _as_futures(fs):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    return set(fs)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures or tasks given and return two sets of them: (done, pending)."""
    fs = _as_futures(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    if any(iscoroutine(each) for each in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    left = sum(not each.done() for each in fs)

    def failed(future):
        return not future.cancelled() and future.exception() is not None

    def one_done(future):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and failed(future):
            _set_result_unless_done(waiter, None)

    done = {each for each in fs if each.done()}
    if left and not (done and return_when == FIRST_COMPLETED) and not (
            return_when == FIRST_EXCEPTION and any(map(failed, done))):
        timer = None if timeout is None else loop.call_later(timeout, _set_result_unless_done, waiter, None)
        for each in fs:
            if not each.done():
                each.add_done_callback(one_done)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()
            for each in fs:
                each.remove_done_callback(one_done)
    done = {each for each in fs if each.done()}
    return done, fs - done


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()
    future.add_done_callback(lambda done: _set_result_unless_done(waiter, None))
    future.cancel()
    await waiter


async def wait_for(fut, timeout):
    """Wait for the single future or coroutine to complete, with a timeout in seconds."""
    if fut is not None and not isfuture(fut) and not isawaitable(fut):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError from error
    from asyncio._scopes import timeout as scope
    async with scope(timeout):
        return await fut


class _AsCompleted:
    """What as_completed() gives: futures in the order in which they are done, for `async for`; coroutines for `for`."""

    def __init__(self, fs, timeout):
        from asyncio.queues import Queue
        self._loop = get_event_loop()
        self._done = Queue()
        self._todo = {ensure_future(each, loop=self._loop) for each in fs}
        self._left = len(self._todo)
        self._timer = None
        if self._todo and timeout is not None:
            self._timer = self._loop.call_later(timeout, self._time_out)
        for each in self._todo:
            each.add_done_callback(self._one_done)

    def _time_out(self):
        for each in self._todo:
            each.remove_done_callback(self._one_done)
            self._done.put_nowait(None)
        self._todo.clear()

    def _one_done(self, future):
        if future not in self._todo:
            return
        self._todo.discard(future)
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _next_done(self):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future

    async def _next_result(self):
        return (await self._next_done()).result()

    def __iter__(self):
        return self

    def __aiter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_result()

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next_done()


def as_completed(fs, *, timeout=None):
    """Iterate over what is given in the order in which it is done."""
    return _AsCompleted(_as_futures(fs), timeout)


def shield(arg):
    """Wait for a future, shielding it from cancellation."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


# --- running

class Runner:
    """A context manager that controls event loop life cycle."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._factory = loop_factory
        self._loop = self._context = None

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def _start(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "running":
            return
        self._loop = new_event_loop() if self._factory is None else self._factory()
        if self._factory is None:
            set_event_loop(self._loop)
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = copy_context()
        self._state = "running"

    def get_loop(self):
        """Return embedded event loop."""
        self._start()
        return self._loop

    def run(self, coro, *, context=None):
        """Run code in the embedded event loop."""
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._start()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)

    def close(self):
        """Shutdown and close event loop."""
        if self._state != "running":
            return
        try:
            _cancel_all_tasks(self._loop)
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            if self._factory is None:
                set_event_loop(None)
            self._loop.close()
            self._loop = None
            self._state = "closed"


def run(main, *, debug=None, loop_factory=None):
    """Execute the coroutine and return the result."""
    if _running is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    tasks = list(loop._tasks)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown",
                                         "exception": task.exception(), "task": task})
