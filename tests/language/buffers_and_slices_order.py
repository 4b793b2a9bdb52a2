# What is looked at first when a slice of a buffer is assigned, and what struct says of negative offsets.
import struct


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


def tell(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def assign(data, key, item):
    data[key] = item
    return data


for key in (slice(1.5, 2), slice(None, None, 0), slice(Index("x"), 1), slice("a", 1), slice(1, 3), slice(1, None, 2)):
    for item in ("ab", 5, b"xy", b"abcd", None, 1.5, [1, 2], [300], ["a"]):
        tell(lambda: assign(bytearray(b"abcdefgh"), key, item))
        tell(lambda: assign(memoryview(bytearray(b"abcdefgh")), key, item).tobytes())
for offset in (-2, -8, -9, -16, -17, 0, 8, 9, 16, 17):
    tell(lambda: struct.unpack_from("d", bytes(16), offset))
    tell(lambda: struct.pack_into("d", bytearray(16), offset, 1.5))
for specification in ("%d", "%i", "%u", "%x", "%o", "%c", "%e"):
    for number in (1j, "a", None, 1.5, b"a", [1]):
        tell(lambda: specification % (number,))
        tell(lambda: specification.encode() % (number,))
