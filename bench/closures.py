"""Closures and functions as values: counters, composition, currying, memoisation, decorators, callbacks, parsers."""

import sys


def make_counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


def add(x):
    return lambda y: lambda z: x + y * z


def memoise(function):
    known = {}

    def wrapper(*arguments):
        if arguments not in known:
            known[arguments] = function(*arguments)
        return known[arguments]

    return wrapper


def counted(function):
    def wrapper(*arguments, **keywords):
        wrapper.calls += 1
        return function(*arguments, **keywords)

    wrapper.calls = 0
    return wrapper


@memoise
def paths(row, column):
    if row == 0 or column == 0:
        return 1
    return (paths(row - 1, column) + paths(row, column - 1)) % 1_000_000_007


@counted
def clamp(x, low=0, high=100):
    return low if x < low else high if x > high else x


class Bell:
    def __init__(self):
        self.listeners = []

    def on_ring(self, listener):
        self.listeners.append(listener)

    def ring(self, volume):
        for listener in self.listeners:
            listener(volume)


def ring_bells(count):
    heard = [0] * 5
    bell = Bell()
    for place in range(5):
        def listen(volume, place=place):
            heard[place] += volume >> place

        bell.on_ring(listen)
    for volume in range(count):
        bell.ring(volume & 255)
    return sum(heard)


FULL, SMALL = 2_000, 15
EXPECTED = {
    FULL: (3333335200000, 67601040000, 153600160000, 136082635, 62959000, 260000, 39280000),
    SMALL: (1420250, 3810300, 8641200, 77558760, 464300, 1950, 280960),
}

size = SMALL if "small" in sys.argv else FULL
counters = [make_counter(n) for n in range(20)]
steps = sum(counter(turn) for turn in range(size * 5) for counter in counters)
chain = compose(lambda n: n + 3, lambda n: n * 2, lambda n: n - 1, abs)
composed = sum(map(chain, range(size * 130)))
curried = sum(add(i)(i + 1)(2) for i in range(size * 160))
routes = [paths(min(size, 300), column) for column in range(min(size, 300))][-1]
clamped = sum(clamp(i % 500, low=50, high=400) for i in range(size * 130))
result = steps, composed, curried, routes, clamped, clamp.calls, ring_bells(size * 80)
assert result == EXPECTED[size], result
print("closures", *result)
