# asyncio: tasks, futures, waiting, cancelling, timeouts, groups, locks and queues. Times are short: they only keep the order.
import asyncio
import heapq

if hasattr(asyncio, "SelectorEventLoop"):
    class Jumping(asyncio.SelectorEventLoop):
        """CPython's loop with a clock that jumps to the next timer, so that a busy machine changes nothing."""

        now = 0.0

        def time(self):
            self.now += 1e-9
            return self.now

        def _run_once(self):
            while self._scheduled and self._scheduled[0].cancelled():
                self._timer_cancelled_count -= 1
                heapq.heappop(self._scheduled)._scheduled = False
            if not self._ready and self._scheduled:
                self.now = max(self.now, self._scheduled[0].when())
            super()._run_once()

    asyncio.events.new_event_loop = Jumping



async def say(text, delay=0.0):
    await asyncio.sleep(delay)
    print("say", text)
    return text


async def main():
    print(await say("first"))
    tasks = [asyncio.create_task(say(name, delay)) for name, delay in (("c", 0.18), ("a", 0.06), ("b", 0.12))]
    print(await asyncio.gather(*tasks))
    print([task.done() for task in tasks], tasks[0].result(), tasks[0].exception(), tasks[0].cancelled())
    print(await asyncio.sleep(0, "result"), asyncio.iscoroutinefunction(say), asyncio.isfuture(tasks[0]))
    return "end"


print(asyncio.run(main()))


# -- errors and cancelling

async def fail(text, delay=0.0):
    await asyncio.sleep(delay)
    raise ValueError(text)


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("cancelled with", error.args)
        raise
    finally:
        print("cleaned up")


async def errors():
    try:
        await asyncio.gather(fail("one", 0.06), say("slow", 0.12))
    except ValueError as error:
        print("gather:", error)
    print(await asyncio.gather(fail("x"), say("y"), return_exceptions=True))
    task = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0)
    print(task.get_name(), task.cancel("stop"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("awaited", error.args, task.cancelled(), task.done())
    print(task.cancel())
    future = asyncio.get_running_loop().create_future()
    try:
        future.result()
    except asyncio.InvalidStateError as error:
        print(type(error), error)
    future.set_result(7)
    print(future, future.done(), await future)
    try:
        future.set_result(8)
    except asyncio.InvalidStateError as error:
        print(error)
    late = []
    future.add_done_callback(late.append)
    print(late)
    await asyncio.sleep(0)
    print(late == [future])
    broken = asyncio.get_running_loop().create_future()
    broken.set_exception(KeyError("k"))
    print(broken, repr(broken.exception()))
    shielded = asyncio.ensure_future(say("inner", 0.06))
    outer = asyncio.ensure_future(asyncio.shield(shielded))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", shielded.cancelled())
    print(await shielded)


asyncio.run(errors())


# -- waiting

async def waiting():
    first = asyncio.create_task(say("w1", 0.06))
    second = asyncio.create_task(say("w2", 0.3))
    done, pending = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    print(done == {first}, pending == {second})
    done, pending = await asyncio.wait([second], timeout=0.006)
    print(len(done), len(pending))
    done, pending = await asyncio.wait([first, second])
    print(len(done), len(pending))
    for wrong in ([], [say("never")], say("never")):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
        for coroutine in wrong if isinstance(wrong, list) else [wrong]:
            coroutine.close()
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.06)
    except TimeoutError as error:
        print("wait_for", repr(error), type(error.__cause__).__name__)
    print(await asyncio.wait_for(say("in time"), 1), await asyncio.wait_for(say("no limit"), None))
    for each in asyncio.as_completed([say("k2", 0.12), say("k1", 0.06)]):
        print("completed", await each)
    try:
        async with asyncio.timeout(0.06) as limit:
            print(limit.expired(), limit.when() is not None)
            await asyncio.sleep(3)
    except TimeoutError:
        print("timeout", limit.expired())
    async with asyncio.timeout(None) as limit:
        await asyncio.sleep(0)
    print(limit)
    try:
        async with asyncio.timeout(0.06):
            try:
                await asyncio.sleep(3)
            finally:
                raise RuntimeError("while timing out")
    except RuntimeError as error:
        print(error, repr(error.__context__), type(error.__context__.__cause__).__name__)
    print(await asyncio.to_thread(lambda a, b: a + b, 1, b=2))
    print(asyncio.current_task().get_coro().__name__, len(asyncio.all_tasks()))


asyncio.run(waiting())


# -- groups

async def groups():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(say("g1", 0.12))
        two = group.create_task(say("g2", 0.06))
    print(one.result(), two.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("bad 1", 0.06))
            group.create_task(fail("bad 2", 0.06))
            group.create_task(stubborn())
            await asyncio.sleep(5)
    except* ValueError as error:
        print(error.message, [str(each) for each in error.exceptions])
    try:
        group.create_task(coroutine := say("late"))
    except RuntimeError as error:
        print(str(error).partition(" ")[0], str(error).split("> ")[1])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(say("left", 0.06))
            raise KeyError("body")
    except BaseExceptionGroup as error:
        print(repr(error))
    task = asyncio.create_task(nested())
    await asyncio.sleep(0.06)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("group cancelled")


async def nested():
    async with asyncio.TaskGroup() as group:
        group.create_task(stubborn())
        group.create_task(stubborn())


asyncio.run(groups())


# -- locks and queues

async def locked(lock, name, held):
    async with lock:
        held.append(name)
        await asyncio.sleep(0)
        held.append(name.upper())


async def locks():
    lock, held = asyncio.Lock(), []
    await asyncio.gather(*[locked(lock, name, held) for name in "abc"])
    print(held, lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    semaphore, held = asyncio.Semaphore(2), []
    await asyncio.gather(*[locked(semaphore, name, held) for name in "abcd"])
    print(held)
    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    print(event.is_set(), [task.done() for task in waiters])
    event.set()
    print(await asyncio.gather(*waiters))
    condition, seen = asyncio.Condition(), []

    async def consumer(number):
        async with condition:
            await condition.wait_for(lambda: len(seen) >= number)
            print("consumer", number, seen)

    consumers = [asyncio.create_task(consumer(number)) for number in (2, 1)]
    for item in "xy":
        await asyncio.sleep(0.006)
        async with condition:
            seen.append(item)
            condition.notify_all()
    await asyncio.gather(*consumers)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*[barrier.wait() for _ in range(3)])))


asyncio.run(locks())


async def queues():
    queue = asyncio.Queue(maxsize=2)
    taken = []

    async def producer():
        for number in range(5):
            await queue.put(number)
            print("put", number, queue.qsize() <= 2)

    async def worker():
        while True:
            taken.append(await queue.get())
            await asyncio.sleep(0.006)
            queue.task_done()

    work = [asyncio.create_task(worker()) for _ in range(2)]
    await producer()
    await queue.join()
    print(sorted(taken), queue.empty(), queue.full())
    for task in work:
        task.cancel()
    print([type(each).__name__ for each in await asyncio.gather(*work, return_exceptions=True)])
    for action in (queue.get_nowait, lambda: [queue.put_nowait(number) for number in range(3)], queue.task_done):
        try:
            action()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as error:
            print(type(error))
    try:
        for _ in range(3):
            queue.task_done()
    except ValueError as error:
        print(error)
    for kind in (asyncio.PriorityQueue, asyncio.LifoQueue):
        queue = kind()
        for number in (2, 3, 1):
            queue.put_nowait(number)
        print([queue.get_nowait() for _ in range(3)])
    queue.shutdown()
    try:
        await queue.get()
    except asyncio.QueueShutDown as error:
        print(type(error).__name__)


asyncio.run(queues())


# -- runners, loops and what they refuse

async def count():
    for number in range(3):
        await asyncio.sleep(0)
        yield number


async def total():
    return sum([number async for number in count()])


with asyncio.Runner() as runner:
    print(runner.run(total()), runner.run(say("again")))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(total()), loop.is_running(), loop.is_closed())
order = []
loop.call_soon(order.append, "soon")
loop.call_later(0.06, order.append, "later")
loop.call_later(0.03, order.append, "earlier")
handle = loop.call_soon(order.append, "never")
handle.cancel()
loop.call_later(0.12, loop.stop)
loop.run_forever()
print(order, handle.cancelled())
loop.close()
print(loop.is_closed())
coroutine = total()
for action in (lambda: loop.call_soon(print), lambda: asyncio.run(5), asyncio.get_running_loop, lambda: asyncio.create_task(coroutine)):
    try:
        action()
    except (RuntimeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
coroutine.close()


async def inside():
    coroutine = total()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()
    try:
        await asyncio.create_task(bad())
    except RuntimeError as error:
        print(error)


class Bad:
    def __await__(self):
        yield "nonsense"


async def bad():
    await Bad()


asyncio.run(inside())


async def left_behind():
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    return "main is done"


print(asyncio.run(left_behind()))
