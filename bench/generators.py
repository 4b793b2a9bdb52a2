"""Generators, closures and comprehensions: pipelines, tree walks, co-operating tasks, memoisation, accumulators."""


def count_from(n):
    while True:
        yield n
        n += 1


def take(count, source):
    for _, value in zip(range(count), source):
        yield value


def multiples(source, *steps):
    for value in source:
        if any(value % step == 0 for step in steps):
            yield value


def pairs(source):
    previous = next(source)
    for value in source:
        yield previous, value
        previous = value


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


def memoised(function):
    known = {}

    def wrapper(*arguments):
        if arguments not in known:
            known[arguments] = function(*arguments)
        return known[arguments]

    return wrapper


@memoised
def paths(x, y):
    return 1 if x == 0 or y == 0 else paths(x - 1, y) + paths(x, y - 1)


def make_counters(count):
    def make(step):
        total = 0

        def advance(times):
            nonlocal total
            total += step * times
            return total

        return advance

    return [make(step) for step in range(count)]


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def main():
    gaps = sum(b - a for a, b in pairs(multiples(take(600_000, count_from(1)), 3, 5, 7)))
    tree = build(0, 60_000)
    walked = sum(value for value in walk(tree) if value % 2)
    mean = averager()
    next(mean)
    for value in range(500_000):
        average = mean.send(value)
    counters = make_counters(20)
    counted = sum(counter(turn) for turn in range(15_000) for counter in counters)
    function = compose(lambda n: n + 3, lambda n: n * 2, lambda n: n - 1, abs)
    composed = sum(map(function, range(400_000)))
    routes = paths(120, 120) % 1_000_000_007
    result = (gaps, walked, average, counted, composed, routes)
    assert result == EXPECTED, result
    print("generators", *result)


EXPECTED = (599997, 900000000, 249999, 106874999525000, 160001600000, 657957343)
main()
