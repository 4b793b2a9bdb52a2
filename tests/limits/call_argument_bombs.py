# attack: calls with millions of positional and keyword arguments, and format with as many
# allowed: hundreds
# expect: contained
# options: --max-memory 128M

def take(*args, **named):
    return len(args) + len(named)


print(take(*range(500)))
for action in (lambda: take(*range(5_000_000)), lambda: take(*[0] * 10_000_000), lambda: take(**{f"k{i}": i for i in range(200_000)}), lambda: max(*range(3_000_000)), lambda: print(*[""] * 2_000_000, sep="", end=""), lambda: "{}".format(*range(3_000_000)), lambda: [].append(*range(1_000_000)), lambda: take(*(x for x in iter(int, 1))), lambda: (lambda a, b=1: a)(*range(10 ** 6))):
    try:
        action()
    except (MemoryError, TypeError, RecursionError, OverflowError):
        pass
print("CONTAINED")
