# attack: change an interned string or another shared constant, so that equal ones elsewhere change with it
# allowed: sys.intern
# expect: contained
# compat: contained

import sys

leaks = []


class Text(str):
    pass


text = sys.intern("shared" + "_name")
for attempt in (lambda: sys.intern(Text("shared_name")), lambda: sys.intern(5), lambda: sys.intern(b"x"), lambda: setattr(text, "x", 1), lambda: text.__setitem__(0, "X"), lambda: memoryview(text), lambda: str.__init__(text, "other") or text == "shared_name" or leaks.append(text),
                lambda: setattr((), "x", 1), lambda: setattr(0, "x", 1), lambda: setattr(None, "x", 1), lambda: setattr(b"", "x", 1), lambda: setattr(frozenset(), "x", 1), lambda: memoryview(b"a").__setitem__(0, 66), lambda: setattr(..., "x", 1)):
    try:
        attempt()
    except (TypeError, AttributeError):
        continue
both = "a"
both += "b"
left = both
both += "c"
assert left == "ab" and both == "abc"
number = 5
number += 1
assert 5 + 0 == 5 and "shared_name" == text and sys.intern("shared_name") is text
empty = ()
empty += (1,)
if () or b"" or "" or frozenset():
    leaks.append("empty constants")
print("LEAK" if leaks else "CONTAINED", *leaks)
