# attack: ask bytes and bytearray for more than the memory limit, also with sizes that wrap round
# allowed: small buffers
# expect: contained
# compat: contained
# options: --max-memory 32M

leaks = []
sizes = (10 ** 9, 2 ** 31, 2 ** 32 + 1, 2 ** 61, 2 ** 62 - 8, 2 ** 63 - 1)
for size in sizes:
    for attempt in (
        lambda: bytes(size),
        lambda: bytearray(size),
        lambda: b"ab" * size,
        lambda: bytearray(b"abc") * size,
        lambda: b"x".ljust(size),
        lambda: bytearray(b"x").rjust(size),
        lambda: b"x".center(size),
        lambda: b"x".zfill(size),
        lambda: bytearray(10).__imul__(size),
        lambda: b"\t\t".expandtabs(size),
        lambda: bytes(range(256)) * size,
        lambda: (5).to_bytes(size, "little"),
    ):
        try:
            leaks.append(len(attempt()))
        except (MemoryError, OverflowError):
            pass
buffer = bytearray(4)
for size in (2 ** 64, 10 ** 40, -1):
    for attempt in (lambda: bytes(size), lambda: bytearray(size)):
        try:
            leaks.append(len(attempt()))
        except (OverflowError, ValueError, MemoryError):
            pass
buffer.extend(b"xy")
print(bytes(3), buffer, b"a" * 3, b"7".zfill(3))
print("LEAK" if leaks else "CONTAINED", *leaks)
