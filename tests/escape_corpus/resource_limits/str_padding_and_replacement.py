# attack: make text far beyond the memory limit with the padding and replacing methods of str
# allowed: the same methods with small numbers
# expect: contained
# compat: contained
# options: --max-memory 32M

leaks = []
huge = 10 ** 10
for attempt in (
    lambda: "x".ljust(huge),
    lambda: "x".rjust(huge, "y"),
    lambda: "x".center(huge),
    lambda: "x".zfill(huge),
    lambda: ("\t" * 1000).expandtabs(10 ** 9),
    lambda: "\t".expandtabs(2 ** 31 - 1),
    lambda: ("a" * 10000).replace("a", "b" * 1000000),
    lambda: ("a" * 100000).replace("", "b" * 10000),
    lambda: ("x" * 1000000).join(["a"] * 10000),
    lambda: ("x" * 1000000).join("y" * 10000),
    lambda: "a" * 1000 * 1000 * 1000,
    lambda: ("ab" * 10 ** 4).translate({97: "z" * 10 ** 6}),
    lambda: "".join("x" * 10 ** 6 for _ in range(10000)),
    lambda: "é".ljust(huge, "\U0001f600"),
    lambda: str.__mul__("x", huge),
    lambda: str.__rmul__("x", huge),
):
    try:
        leaks.append(len(attempt()))
    except (MemoryError, OverflowError):
        pass
for attempt in (lambda: "x".ljust(1 << 80), lambda: "x" * (1 << 80), lambda: "\t".expandtabs(1 << 80), lambda: "x".zfill(1 << 64)):
    try:
        leaks.append(len(attempt()))
    except (OverflowError, MemoryError):
        pass
print("x".ljust(3) + "|", "a\tb".expandtabs(4), "7".zfill(3), "aa".replace("", "-"))
print("LEAK" if leaks else "CONTAINED", *leaks)
