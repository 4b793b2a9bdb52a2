# shows: waiting in asyncio takes no time, what can never go on is an error, and there are no threads or sockets
# expect: benign
import asyncio


async def sleeper():
    await asyncio.sleep(86400)
    return asyncio.get_running_loop().time()


assert asyncio.run(sleeper()) == 86400.0


async def waits_for_ever():
    await asyncio.get_running_loop().create_future()


try:
    asyncio.run(waits_for_ever())
    raise SystemExit("it ended")
except RuntimeError as error:
    assert "can never go on" in str(error), error

order = []


async def threads():
    waiting = asyncio.create_task(asyncio.to_thread(order.append, "thread"))
    order.append("task")
    await waiting


asyncio.run(threads())
assert order == ["task", "thread"] and not hasattr(asyncio, "open_connection")
print("OK")
