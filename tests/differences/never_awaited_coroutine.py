# shows: a coroutine that nobody awaits is dropped without a RuntimeWarning
# expect: benign


async def forgotten():
    raise AssertionError("it never begins")


for i in range(1000):
    forgotten()
print("OK")
