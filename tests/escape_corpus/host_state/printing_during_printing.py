# attack: print inside the __str__ that print calls, write from __repr__, from a sep that lies and a file whose write prints
# allowed: print with sep, end, file and flush
# expect: contained
# compat: contained

import sys

leaks = []


class Loud:
    def __init__(self, depth):
        self.depth = depth

    def __str__(self):
        if self.depth:
            print(Loud(self.depth - 1), end="")
        sys.stdout.write("")
        return ""


class Back:
    def write(self, text):
        print("", end="")
        return object()

    def flush(self):
        raise KeyError("flush")


class Text(str):
    def __str__(self):
        return 5


class NoText:
    def __str__(self):
        return 5


print(Loud(20), Loud(3))
print("x", file=Back())
for attempt in (lambda: print(NoText()), lambda: print("x", sep=5), lambda: print("x", end=b""), lambda: print("a", "b", sep=NoText()), lambda: print("x", file=Back(), flush=True), lambda: print("x", other=1), lambda: sys.stdout.write(5), lambda: sys.stdout.write(b"x"), lambda: sys.stdout.write(), lambda: sys.stdout.writelines([5])):
    try:
        leaks.append(attempt())
    except (TypeError, KeyError, AttributeError):
        pass
print("a", "b", sep="-", end="!\n", flush=True)
print("LEAK" if leaks else "CONTAINED", *leaks)
