# asyncio: tasks, groups, timeouts, locks, queues. In the same order as on CPython.
import heapq
import asyncio, contextvars

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

async def child(n, d):
    print("start", n, asyncio.current_task().get_name())
    try:
        await asyncio.sleep(d)
    except asyncio.CancelledError as e:
        print("cancelled", n, e.args)
        raise
    print("end", n)
    return n * 10
async def boom(d):
    await asyncio.sleep(d)
    raise ValueError("boom")
async def quiet(n, d):
    await asyncio.sleep(d)
    return n


async def main():
    print(await asyncio.gather(child(1, .06), child(2, .02), child(3, .04)))
    print(await asyncio.gather(child(1, .06), boom(.02), return_exceptions=True))
    try:
        await asyncio.gather(child(1, .06), boom(.02))
    except ValueError as e:
        print("got", e)
    try:
        await asyncio.wait_for(child(7, 1), .05)
    except TimeoutError as e:
        print("timeout", repr(e), repr(e.__cause__))
    try:
        async with asyncio.timeout(.02) as t:
            await child(8, 1)
    except TimeoutError:
        print("timeout 2", t.expired(), t)
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(child(1, 5), name="A")
            b = tg.create_task(boom(.02))
    except* ValueError as eg:
        print(eg, eg.exceptions, a.cancelled(), b.done())
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(child(1, .02)); b = tg.create_task(child(2, .04))
    print(a.result(), b.result())
    q = asyncio.Queue(2)
    async def producer():
        for i in range(5):
            await q.put(i); print("put", i)
    async def consumer():
        while True:
            i = await q.get(); print("got", i); q.task_done()
    c = asyncio.create_task(consumer())
    await producer(); await q.join(); c.cancel()
    try: await c
    except asyncio.CancelledError: print("consumer gone", c.cancelled())
    for co in asyncio.as_completed([quiet(1, .02), quiet(2, .01)]):
        print("as", await co)
    async for f in asyncio.as_completed([quiet(1, .02), quiet(2, .01)]):
        print("as", f.result())
    done, pending = await asyncio.wait([asyncio.create_task(child(i, i / 50)) for i in range(3)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for task in sorted(pending, key=asyncio.Task.get_name):
        task.cancel()
        print(await asyncio.gather(task, return_exceptions=True))
    lock = asyncio.Lock()
    async def locked(n):
        async with lock:
            print("in", n); await asyncio.sleep(.01); print("out", n)
    await asyncio.gather(*[locked(i) for i in range(3)])
    sem = asyncio.Semaphore(2)
    async def limited(n):
        async with sem:
            print("in", n); await asyncio.sleep(.01); print("out", n)
    await asyncio.gather(*[limited(i) for i in range(5)])
    ev = asyncio.Event()
    async def waiter(n):
        await ev.wait(); print("event", n)
    ws = [asyncio.create_task(waiter(i)) for i in range(2)]
    await asyncio.sleep(0); ev.set(); await asyncio.gather(*ws)
    cond = asyncio.Condition(); items = []
    async def get():
        async with cond:
            await cond.wait_for(lambda: items); print("cond", items.pop())
    gs = [asyncio.create_task(get()) for i in range(2)]
    await asyncio.sleep(0)
    async with cond:
        items.extend([1, 2]); cond.notify_all()
    await asyncio.gather(*gs)
    b = asyncio.Barrier(3)
    async def bar(n):
        print("bar", n, await b.wait())
    await asyncio.gather(*[bar(i) for i in range(3)])
    v = contextvars.ContextVar("v", default=0)
    async def setv(n):
        v.set(n); await asyncio.sleep(.01); print("v", v.get())
    await asyncio.gather(setv(1), setv(2)); print(v.get())
    s = asyncio.create_task(child(9, .02))
    try:
        await asyncio.wait_for(asyncio.shield(s), .05)
    except TimeoutError: print("shielded", s.done())
    print(await s)
    print(await asyncio.to_thread(sum, [1, 2]))
    t = asyncio.create_task(child(1, 1)); await asyncio.sleep(0); t.cancel("msg")
    try: await t
    except asyncio.CancelledError as e: print(e.args, t.cancelling())
    f = asyncio.get_running_loop().create_future(); print(f); f.set_result(1); print(f, await f)
    try: f.set_result(2)
    except asyncio.InvalidStateError as e: print(e)
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in (3,1,2)]; print(pq.get_nowait(), pq.qsize(), pq.empty())
    try: asyncio.run(child(1,1))
    except RuntimeError as e: print(e)
    left = asyncio.create_task(child("left", 9))
    await asyncio.sleep(0)
    return "done"
print(asyncio.run(main()))
try: asyncio.run(5)
except Exception as e: print(type(e), e)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)


async def failing():
    with asyncio.Runner() as inner:
        inner.run(main())


coroutine = failing()
try:
    asyncio.run(coroutine)
except RuntimeError as error:
    print(error)


async def nested_timeouts():
    try:
        async with asyncio.timeout(.05) as outer:
            try:
                async with asyncio.timeout(.01) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer", outer.expired())
    async with asyncio.timeout(None) as scope:
        scope.reschedule(asyncio.get_running_loop().time() + 5)
    try:
        scope.reschedule(1)
    except RuntimeError as error:
        print(error)


async def groups():
    async def fail_late():
        try:
            await asyncio.sleep(1)
        finally:
            raise KeyError("late")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail_late())
            await asyncio.sleep(0)
            raise ValueError("body")
    except ExceptionGroup as error:
        print(sorted(map(repr, error.exceptions)))
    try:
        coroutine = fail_late()
        group.create_task(coroutine)
    except RuntimeError as error:
        print(str(error).split()[-2:])

    async def cancelled_from_outside():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(1))
        except asyncio.CancelledError:
            print("whole group cancelled")
            raise

    task = asyncio.create_task(cancelled_from_outside())
    await asyncio.sleep(.01)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), task.cancelled(), task.cancelling())


async def queues():
    queue = asyncio.LifoQueue()
    for item in range(3):
        queue.put_nowait(item)
    print(await queue.get(), str(queue), queue.maxsize)
    queue.shutdown()
    print(await queue.get(), await queue.get())
    for attempt in (queue.get, lambda: queue.put(1)):
        try:
            await attempt()
        except asyncio.QueueShutDown as error:
            print(repr(error))
    bounded = asyncio.Queue(1)
    bounded.put_nowait(1)
    for attempt in (lambda: bounded.put_nowait(2), lambda: asyncio.Queue().get_nowait(), lambda: (bounded.task_done(), bounded.task_done())):
        try:
            attempt()
        except Exception as error:
            print(type(error).__module__, repr(error))


async def loop_calls():
    loop = asyncio.get_running_loop()
    seen = []
    loop.call_soon(seen.append, 1)
    loop.call_later(.02, seen.append, 4)
    loop.call_later(.01, seen.append, 3)
    loop.call_soon(seen.append, 2)
    dropped = loop.call_later(.001, seen.append, "never")
    dropped.cancel()
    await asyncio.sleep(.03)
    print(seen, dropped.cancelled(), loop.is_running(), await loop.run_in_executor(None, pow, 2, 5))
    errors = []
    loop.set_exception_handler(lambda loop, context: errors.append((context["message"].split("(")[0], repr(context["exception"]))))

    def callback():
        return 1 / 0

    loop.call_soon(callback)
    await asyncio.sleep(0)
    print([error for _, error in errors])
    for wrong in (lambda: asyncio.ensure_future(5), lambda: loop.create_task(5), lambda: loop.run_until_complete(None)):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__)
    for wrong in (asyncio.wait([]), asyncio.wait({asyncio.create_task(quiet(1, 0))}, return_when="x"), asyncio.sleep(float("nan")), asyncio.wait_for(quiet(1, 1), 0)):
        try:
            await wrong
        except Exception as error:
            print(type(error).__name__, error)
    future = loop.create_future()
    future.add_done_callback(lambda done: print("done", done is future))
    print(future.remove_done_callback(print), future.cancel("why"), future.cancel(), future.cancelled())
    try:
        await future
    except asyncio.CancelledError as error:
        print(error.args)
    print(asyncio.isfuture(future), asyncio.iscoroutinefunction(quiet), asyncio.iscoroutine(future), len(asyncio.all_tasks()))


for function in (nested_timeouts, groups, queues, loop_calls):
    print("--", function.__name__)
    asyncio.run(function())

with asyncio.Runner() as runner:
    print(runner.run(quiet("runner", 0)), runner.get_loop().is_closed())
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
