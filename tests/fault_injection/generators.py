# Generators: send, throw, close, yield from, expressions; iterators of guests.
def numbers(limit):
    try:
        for n in range(limit):
            received = yield n
            if received:
                log.append(received)
    except ValueError as error:
        log.append(str(error))
        yield "thrown"
    finally:
        log.append("closed")


def chain(*parts):
    total = 0
    for part in parts:
        total += len((yield from part) or "")
    return total


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("end")
        self.n -= 1
        return self.n


log = []
generator = numbers(10)
log.append([next(generator), generator.send("sent"), generator.throw(ValueError("bad"))])
generator.close()
abandoned = numbers(3)
next(abandoned)
del abandoned
squares = sum(n * n for n in range(20) if n % 2)
joined = list(chain([1, 2], (n for n in "ab"), Countdown(3)))
pairs = list(zip(Countdown(4), numbers(9)))
unpacked = [*Countdown(3), *map(str, numbers(2))]
iterator = iter([1, 2])
result = [squares, joined, pairs, unpacked, next(iter(()), "none"), list(iter(lambda: iterator.__next__(), 2)), len(log) > 3]
