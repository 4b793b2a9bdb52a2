# attack: enums of very many members, flags with huge bits, and members that are made for ever
# allowed: an enum of a few members
# expect: contained
# compat: contained
# options: --max-memory 16M --max-steps 30000000

import enum

leaks = []


class Small(enum.Flag):
    A = 1
    B = 1 << 100


made = enum.Enum("Many", [f"m{i}" for i in range(500)])
print(len(made), made.m499.value, Small.A | Small.B == Small(1 | 1 << 100) or "flag", ~Small.A)
for attempt in (
    lambda: Small(1 << 100_000),
    lambda: enum.IntFlag("Huge", {"A": 1 << 10 ** 12}),
    lambda: enum.Enum("Endless", iter(lambda: "x", 1)),
    lambda: enum.Enum("Endless", ((f"n{i}", i) for i in iter(int, 1))),
    lambda: enum.Enum("Doubled", ["a", "a"]),
    lambda: enum.Enum("Big", "x " * 10 ** 8),
    lambda: made("none"),
    lambda: made.m499 << 5,
    lambda: enum.Enum("Sized", {"a": "x" * 10 ** 9}),
):
    try:
        leaks.append(attempt())
    except (ValueError, TypeError, MemoryError, OverflowError):
        pass
print("LEAK" if leaks else "CONTAINED", *leaks)
