# attack: sequences repeated to absurd lengths, each caught
# allowed: going on after MemoryError
# expect: contained
# options: --max-memory 64M

for make in (lambda n: [0] * n, lambda n: (1, 2) * n, lambda n: "x" * n, lambda n: "é" * n, lambda n: b"x" * n, lambda n: bytearray(b"ab") * n, lambda n: n * [[]], lambda n: bytes(n), lambda n: bytearray(n)):
    for size in (10 ** 9, 10 ** 12, 10 ** 18, 2 ** 63 - 1, 2 ** 62):
        try:
            print("LEAK made", len(make(size)))
        except (MemoryError, OverflowError):
            pass
print(len([0] * 10_000))
print("CONTAINED")
