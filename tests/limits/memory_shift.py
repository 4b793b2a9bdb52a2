# attack: shifts by huge counts
# allowed: shifts by a few thousand, right shifts by anything
# expect: contained
# options: --max-memory 64M

for action in (lambda: 1 << 10 ** 12, lambda: 1 << 2 ** 62, lambda: -1 << 2 ** 63, lambda: 1 << 2 ** 200, lambda: 5 << (10 ** 10)):
    try:
        print("LEAK", action().bit_length())
    except (MemoryError, OverflowError, ValueError):
        pass
print((1 << 5000).bit_length(), 1 >> 2 ** 100, -1 >> 2 ** 100)
print("CONTAINED")
