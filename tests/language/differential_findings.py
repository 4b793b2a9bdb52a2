# What comparing random programs with CPython has shown.


def shown(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Times(str):
    def __index__(self):
        return 2


class Broken(int):
    def __iter__(self):
        return iter(5)


class Raising:
    def __iter__(self):
        raise ValueError("own")


class TypeRaising:
    def __iter__(self):
        raise TypeError("own")


shown(lambda: "ab" * Times("x"))
shown(lambda: [1] * Times("x"))
shown(lambda: (1,) * Times("x"))
shown(lambda: b"q" * Times())
shown(lambda: 2 in Broken(3))
shown(lambda: 2 in Raising())
shown(lambda: 2 in TypeRaising())
shown(lambda: 2 in 5)
shown(lambda: {}.pop([], "default"))
shown(lambda: {}.pop([]))
shown(lambda: {1: 2}.pop([], 0))
for number in (2**31, 2**63, -(2**70), -1, 0x110000):
    shown(lambda: chr(number))
for items in ([0.1, 127, 0.1], [1e16, 1, 1, 1], [1, 0.1, 0.1, 0.1], [0.1] * 10, [2**60, 0.5, 3], [1e308, 1e308, -1e308], [10**30, 0.5, 2]):
    shown(lambda: sum(items))
    shown(lambda: sum(items, 0.25))
shown(lambda: sum([True, 0.5, False]))
data = bytearray(b"xyz")


def grow():
    global data
    data += data


shown(grow)
print(data)

# A bytearray that views itself may not grow; an empty one does not.
empty = bytearray(b"")
empty += empty
print(empty)
try:
    full = bytearray(b"xy")
    full += full
except BufferError as error:
    print(error)
