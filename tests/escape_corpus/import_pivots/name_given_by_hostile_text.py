# attack: __import__ with names that are subclasses of str, lists, or change between looks
# allowed: __import__ of an allowed module, where it is offered
# expect: contained
# compat: contained

class Two(str):
    def __eq__(self, other):
        return other == "math"
    def __hash__(self):
        return hash("math")
    def __str__(self):
        return "math"
    def split(self, *rest):
        return ["math"]


leaks = []
for attempt in (
    lambda: __import__(Two("os")),
    lambda: __import__("o" "s"),
    lambda: __import__("os", {}, {}, ["path"], 0),
    lambda: __import__("os", level=1),
    lambda: __import__(["os"]),
    lambda: __import__("math.os"),
    lambda: __import__(""),
    lambda: __import__("os\0"),
    lambda: __import__(b"os"),
    lambda: __import__("OS".lower()),
):
    try:
        leaks.append(attempt())
    except (ImportError, TypeError, ValueError, NameError, AttributeError):
        pass
import math
print(math.pi)
print("LEAK" if leaks else "CONTAINED", *leaks)
