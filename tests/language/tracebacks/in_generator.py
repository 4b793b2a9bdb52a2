# An exception inside a generator, seen through a for loop, yield from and sum.


def numbers(limit):
    for n in range(limit):
        yield 10 // (3 - n)


def doubled(source):
    for value in source:
        yield value * 2


def everything():
    yield from doubled(numbers(5))


print("start")
total = sum(everything())
