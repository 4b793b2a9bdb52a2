# attack: join, replace, zfill, ljust, rjust, center, expandtabs, translate and repeat with bombs for arguments
# allowed: the same with small arguments
# expect: contained
# options: --max-memory 64M

for action in (lambda: "a".zfill(10 ** 12), lambda: "a".ljust(10 ** 12), lambda: "a".rjust(10 ** 12, "é"), lambda: "a".center(10 ** 15), lambda: "\t" * 1000 and ("\t" * 1000).expandtabs(10 ** 9), lambda: ("a" * 100_000).replace("a", "b" * 100_000), lambda: ("a" * 100_000).replace("", "b" * 10_000), lambda: ("x" * 100_000).join(["y"] * 100_000), lambda: ("ab" * 50_000).translate({97: "z" * 100_000}),
               lambda: "a".ljust(2 ** 63), lambda: "a".zfill(2 ** 62), lambda: ("x" * 10_000_000).split("x") * 100, lambda: "%s" % ("x" * 10 ** 12), lambda: "ß" * 10 ** 9, lambda: ("ﬃ" * 5_000_000).upper() * 10, lambda: ("\n" * 3_000_000).splitlines() * 100, lambda: list("x" * 10_000_000) * 10, lambda: ("\u0001" * 20_000_000).__repr__()):
    try:
        print("LEAK", len(action()))
    except (MemoryError, OverflowError):
        pass
print("a".center(5, "*"), "a".zfill(3), "a\tb".expandtabs(4))
print("CONTAINED")
