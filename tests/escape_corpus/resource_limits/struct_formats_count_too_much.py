# attack: struct formats with counts that ask for more than the memory, or overflow the computed size
# allowed: ordinary formats
# expect: contained
# compat: contained
# options: --max-memory 32M

import struct

leaks = []
for attempt in (
    lambda: struct.pack("999999999x"),
    lambda: struct.pack("9999999999s", b"a"),
    lambda: struct.pack("9223372036854775807x"),
    lambda: struct.pack("9223372036854775807s", b""),
    lambda: struct.pack("99999999999999999999999x"),
    lambda: struct.unpack("999999999B", b""),
    lambda: struct.unpack("9999999999s", b""),
    lambda: struct.pack("2305843009213693952q", 1),
    lambda: struct.pack("2305843009213693953q", 1),
    lambda: struct.calcsize("4611686018427387904q"),
    lambda: struct.calcsize("9223372036854775807x9223372036854775807x"),
    lambda: struct.unpack_from("8q", b"1234", 2 ** 62),
    lambda: struct.unpack_from("q", bytes(8), -(2 ** 63)),
    lambda: struct.unpack_from("q", bytes(8), 2 ** 63 - 1),
    lambda: struct.pack_into("q", bytearray(8), 2 ** 63 - 4, 1),
    lambda: struct.pack_into("q", bytearray(8), -9, 1),
    lambda: struct.pack("2147483648p", b"a" * 300),
):
    try:
        leaks.append(type(attempt()).__name__)
    except (struct.error, MemoryError, OverflowError):
        pass
print(struct.pack("<3sHx", b"abc", 7), struct.unpack(">2h", b"\0\1\0\2"), struct.calcsize("<qi"))
print("LEAK" if leaks else "CONTAINED", *leaks)
