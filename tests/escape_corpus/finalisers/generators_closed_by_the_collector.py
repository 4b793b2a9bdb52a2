# attack: generators and coroutines that are dropped while they wait in try, finally and with, and refuse to be closed
# allowed: finally in a generator
# expect: contained
# compat: contained

import gc

log = []


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        log.append("exit")
        return True


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            if len(log) > 500:
                return
            log.append("refused")


def finally_yields():
    try:
        yield 1
    finally:
        yield 2


def managed():
    with Manager():
        yield 1
    yield 3


async def waits():
    try:
        await Awaitable()
    finally:
        log.append("coroutine")


class Awaitable:
    def __await__(self):
        yield


for _ in range(100):
    for make in (stubborn, finally_yields, managed):
        running = make()
        next(running)
        holder = [running]
        holder.append(holder)
        del running, holder
    waiting = waits()
    waiting.send(None)
    del waiting
    if _ % 20 == 0:
        gc.collect()
closing = finally_yields()
next(closing)
try:
    closing.close()
except RuntimeError as error:
    assert "ignored GeneratorExit" in str(error)
assert set(log) <= {"exit", "refused", "coroutine"}
print("CONTAINED")
