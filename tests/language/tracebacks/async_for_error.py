class Bad:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


async def main():
    async for x in Bad():
        print(x)


main().send(None)
