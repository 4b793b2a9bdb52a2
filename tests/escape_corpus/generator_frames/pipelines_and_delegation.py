# attack: none: generators in pipelines, with send, throw, close, delegation and return values
# allowed: the generator protocol
# expect: benign
# compat: contained
def average():
    total = count = 0
    value = None
    while True:
        try:
            number = yield value
        except ValueError:
            total = count = 0
            value = None
            continue
        total, count = total + number, count + 1
        value = total / count


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def counted(source):
    count = 0
    for item in source:
        count += 1
        yield item
    return count


def report(source, notes):
    try:
        notes.append((yield from counted(source)))
    finally:
        notes.append("closed")


running = average()
next(running)
assert [running.send(n) for n in (2, 4, 6)] == [2, 3, 4] and running.throw(ValueError()) is None and running.send(10) == 10
running.close()
assert list(flatten([1, [2, [3, [4]], 5]])) == [1, 2, 3, 4, 5]
notes = []
assert sum(x * x for x in report(range(4), notes) if x % 2) == 10 and notes == [4, "closed"]
early = report(range(100), notes)
next(early)
early.close()
print(notes)
print("OK")
