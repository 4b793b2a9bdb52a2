# attack: 10 ** 10**9, and powers of powers
# allowed: 10 ** 100
# expect: contained
# options: --max-memory 64M --timeout 20

print(10 ** 100 % 7)
for action in (lambda: 10 ** 10 ** 9, lambda: 2 ** 2 ** 40, lambda: 7 ** 7 ** 12, lambda: pow(3, 10 ** 12), lambda: (-5) ** (10 ** 11), lambda: (2 ** 100_000) ** (2 ** 60)):
    try:
        print("LEAK", action().bit_length())
    except (MemoryError, OverflowError):
        pass
print("CONTAINED")
