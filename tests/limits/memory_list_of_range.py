# attack: list, tuple, set and sorted of a huge range
# allowed: list of a small one
# expect: contained
# options: --max-memory 64M

huge = range(10 ** 15)
for action in (list, tuple, set, sorted, frozenset, bytearray, lambda r: [*r], lambda r: dict.fromkeys(r), lambda r: list(map(str, r)), lambda r: list(zip(r, r)), lambda r: list(reversed(r)), lambda r: "".join(map(str, r)), lambda r: {n: n for n in r}, lambda r: max(list(r)), lambda r: print(*r)):
    try:
        action(huge)
        print("LEAK")
    except (MemoryError, ValueError, OverflowError):
        pass
print(list(range(5)), huge[10 ** 14], len(huge))
print("CONTAINED")
