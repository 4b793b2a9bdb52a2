class Step:
    def __await__(self):
        yield


async def bottom():
    await Step()
    raise ValueError("from the bottom")


async def generator():
    yield 1
    await bottom()


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        raise RuntimeError("in exit")


async def main():
    async with Manager():
        async for x in generator():
            values = [y async for y in generator() if y == await bottom()]


coroutine = main()
while True:
    coroutine.send(None)
