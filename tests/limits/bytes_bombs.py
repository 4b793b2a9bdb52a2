# attack: bytes and bytearrays of absurd size by constructor, repetition, methods and conversion
# allowed: small ones
# expect: contained
# options: --max-memory 64M

for action in (lambda: bytes(10 ** 12), lambda: bytearray(10 ** 12), lambda: b"x" * 10 ** 12, lambda: b"a".ljust(10 ** 12), lambda: (1).to_bytes(10 ** 12, "big"), lambda: bytes(range(256)) * 10 ** 10, lambda: (b"a" * 100_000).replace(b"a", b"b" * 100_000), lambda: (b"x" * 100_000).join([b"y"] * 100_000), lambda: bytes(2 ** 63), lambda: bytearray(b"x").zfill(10 ** 12), lambda: (b"x" * 40_000_000).hex(), lambda: (b"\xff" * 30_000_000).decode("latin-1") * 2, lambda: ("é" * 20_000_000).encode() * 2, lambda: repr(b"\x00" * 30_000_000)):
    try:
        print("LEAK", len(action()))
    except (MemoryError, OverflowError, ValueError):
        pass
grow = bytearray(b"x")
try:
    while True:
        grow += bytes(grow)
except MemoryError:
    print("stopped growing")
del grow
print(bytes(3))
print("CONTAINED")
