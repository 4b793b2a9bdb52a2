# attack: extreme integers as positions, counts and code points in every native that takes them
# allowed: positions beyond the end in slices
# expect: contained
# compat: contained
# options: --max-memory 64M

from collections import deque

extremes = (2 ** 31, 2 ** 32, 2 ** 63 - 1, 2 ** 63, 2 ** 64, 10 ** 30, -(2 ** 31) - 1, -(2 ** 63), -(2 ** 63) - 1, -(2 ** 64))
leaks = []
for n in extremes:
    for attempt in (lambda: "abc"[n], lambda: [1, 2][n], lambda: b"abc"[n], lambda: (1,)[n], lambda: range(5)[n], lambda: memoryview(b"abc")[n], lambda: chr(n), lambda: [1].pop(n), lambda: bytearray(b"a").pop(n), lambda: bytes([n]), lambda: deque([1])[n], lambda: bytearray(b"a").append(n), lambda: [0].__setitem__(n, 1), lambda: [0].__delitem__(n), lambda: len(range(n)) if n > 2 ** 63 else [][0], lambda: deque([1], n) if abs(n) > 2 ** 62 or n < 0 else [][0]):
        try:
            found = attempt()
            leaks.append((n, found)) if not (isinstance(found, deque) and n == 2 ** 63 - 1) else None
        except (IndexError, OverflowError, ValueError):
            pass
    for right in (
        lambda: "abc"[n:],
        lambda: [1, 2][:n],
        lambda: b"abc"[::n],
        lambda: "abc".find("d", n),
        lambda: "abcabc".count("z", n, n),
        lambda: [1][n:n],
        lambda: "abc".split("b", n),
        lambda: "abc".replace("b", "", n),
        lambda: range(n, n),
        lambda: "abc".startswith("abc", n, -n),
        lambda: [1, 2].insert(n, 3),
        lambda: "a,b".rsplit(",", n),
        lambda: slice(n, -n, n).indices(5),
    ):
        try:
            right()
        except OverflowError:
            pass
    try:
        deque([1, 2, 3]).rotate(n)
        [1, 2, 3].index(3, n, -n)
    except (OverflowError, ValueError):
        pass
print("abc"[-100:100], range(2 ** 70)[2 ** 69])
print("LEAK" if leaks else "CONTAINED", *leaks)
