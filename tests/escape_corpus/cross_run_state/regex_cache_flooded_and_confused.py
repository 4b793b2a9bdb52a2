# attack: flood the cache of compiled patterns, and ask it for patterns that are equal but of other kinds and flags
# allowed: re.compile, re.match, re.purge
# expect: contained
# compat: contained
# options: --max-memory 64M

import re

leaks = []


class Same(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("a+")


re.match("a+", "aaa")
for pattern in (Same("b+"), Same("("), Same("")):
    try:
        found = re.match(pattern, "aaa")
        if found and found[0] == "aaa":
            leaks.append(str(pattern))
    except re.error:
        pass
assert re.match("a", "A") is None and re.match("a", "A", re.IGNORECASE)
assert re.match(b"a", b"a") and re.match("a", "a")
for attempt in (lambda: re.match(b"a", "a"), lambda: re.match("a", b"a"), lambda: re.compile(re.compile("a"), re.IGNORECASE), lambda: re.compile([1]), lambda: re.compile("a", "flags"), lambda: re.match({}, "a")):
    try:
        leaks.append(attempt())
    except (TypeError, ValueError):
        pass
for number in range(5000):
    assert re.fullmatch("x{%d}y?" % (number % 50) + "z" * (number % 700), "") or True
re.purge()
assert re.match("a+", "aaa")[0] == "aaa" and re.match("b+", "aaa") is None
print("LEAK" if leaks else "CONTAINED", *leaks)
